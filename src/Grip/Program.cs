System.Console.WriteLine("grip");
