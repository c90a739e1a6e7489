/** Bytes as specifications print them; spaces and line ends do not count. */
export const hex = (text: string): Buffer => Buffer.from(text.replace(/\s+/g, ''), 'hex')

export const text = (bytes: Buffer): string => bytes.toString('hex').replace(/(..)(?!$)/g, '$1 ')
