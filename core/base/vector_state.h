#pragma once

namespace tulpar {

/// Makes the processor forget the upper halves of its wide vector registers. Some libraries, Qt's painting
/// among them, leave them in use, threads inherit that, and until it is cleared ordinary floating point
/// arithmetic may take several times as long (measured: a fit of a star 5 times on a Xeon of 2023). To be
/// called where long arithmetic begins in such a thread; costs nanoseconds. Does nothing on processors
/// without AVX.
void restVectorRegisters();

} // namespace tulpar
