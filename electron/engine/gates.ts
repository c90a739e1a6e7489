import type { QuitDecision } from './engine.ts'
import type { Course } from './teardown/course.ts'

/** May the program end now? Only where no teardown runs. */
export function decideQuit(courses: readonly Course[]): QuitDecision {
  const running = courses.filter((course) => course.running)
  if (running.length === 0) return { kind: 'go' }
  const stuck = running.some((course) => 'mark' in course.state && course.state.mark === 'stuck')
  return { kind: 'wait', running: running.length, stuck }
}
