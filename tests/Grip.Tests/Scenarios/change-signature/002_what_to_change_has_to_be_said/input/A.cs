class A { void B() { } }
