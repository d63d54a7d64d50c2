class Order { public int Total; }
