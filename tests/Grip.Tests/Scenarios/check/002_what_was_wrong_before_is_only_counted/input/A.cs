class A
{
    Nowhere field;

    int B() => 1;
}
