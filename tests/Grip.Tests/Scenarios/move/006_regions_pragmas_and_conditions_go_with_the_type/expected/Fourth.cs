#nullable disable

#if !SMALL

namespace Sample;

public class Fourth;
#endif
