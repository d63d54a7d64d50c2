#nullable disable

namespace Sample;

public class First;

#if !SMALL

public class Fifth;
#endif
