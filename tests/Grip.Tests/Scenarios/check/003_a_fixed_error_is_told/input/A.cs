class A
{
    Nowhere field;
}
