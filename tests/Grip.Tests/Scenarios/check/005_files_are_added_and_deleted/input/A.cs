class A : B;
