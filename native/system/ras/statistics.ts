import type { RasAnswer, RasHandle, RasStatistics } from '../../port.ts'
import { dword, readU32 } from '../memory/memory.ts'
import type { SizedAnswer, SizedCalls } from '../memory/sized-call.ts'
import { STRUCTS } from '../memory/structs.ts'

const STATS = STRUCTS.RAS_STATS

/** https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetconnectionstatistics */
export function connectionStatistics(sized: SizedCalls, handle: RasHandle): Promise<RasAnswer<RasStatistics>> {
  return sized.ask({
    name: 'RasGetConnectionStatistics',
    subject: handle,
    layout: STATS,
    room: null,
    arguments: ({ struct }) => [handle, struct],
    read: readStatistics,
  })
}

/** https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetlinkstatistics */
export function linkStatistics(
  sized: SizedCalls,
  handle: RasHandle,
  subEntry: number,
): Promise<RasAnswer<RasStatistics>> {
  return sized.ask({
    name: 'RasGetLinkStatistics',
    subject: handle,
    layout: STATS,
    room: null,
    arguments: ({ struct }) => [handle, dword(subEntry), struct],
    read: readStatistics,
  })
}

function readStatistics({ memory, at }: SizedAnswer): RasStatistics {
  const read = (field: keyof typeof STATS.offset): number => readU32(memory, at + STATS.offset[field])
  return {
    bytesSent: read('dwBytesXmited'),
    bytesReceived: read('dwBytesRcved'),
    framesSent: read('dwFramesXmited'),
    framesReceived: read('dwFramesRcved'),
    crcErrors: read('dwCrcErr'),
    timeoutErrors: read('dwTimeoutErr'),
    alignmentErrors: read('dwAlignmentErr'),
    overrunErrors: read('dwHardwareOverrunErr'),
    framingErrors: read('dwFramingErr'),
    bufferOverrunErrors: read('dwBufferOverrunErr'),
    compressionIn: read('dwCompressionRatioIn'),
    compressionOut: read('dwCompressionRatioOut'),
    bitsPerSecond: read('dwBps'),
    connectedMs: read('dwConnectDuration'),
  }
}
