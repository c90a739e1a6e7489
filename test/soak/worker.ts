import { type Chunk, tellStories } from './tell-stories.ts'

/** A process that tells chunk after chunk for its parent. */
let work: Promise<void> = Promise.resolve()

process.on('message', (chunk: Chunk) => {
  work = work.then(async () => {
    process.send?.(await tellStories(chunk))
  })
})
process.on('disconnect', () => process.exit())
