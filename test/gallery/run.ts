import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { readRecording } from './fixtures.ts'
import { openShot, SIZES } from './open-shot.ts'
import { recordAll } from './record.ts'
import { smallPng } from './small-png.ts'
import { CHAPTERS, STORIES } from './stories.ts'
import { type Shot, type Story, shotName } from './story.ts'

interface Wish {
  readonly executablePath: string
  /** Plays the stories first, and keeps what the engine says now. */
  readonly record: boolean
  readonly print: (line: string) => void
}

const FOLDER = 'docs/gallery'
const THEMES = ['light', 'dark'] as const

/** Takes every picture in both themes, and writes the page that shows them. */
export async function run({ executablePath, record, print }: Wish): Promise<void> {
  if (record) await recordAll(print)
  mkdirSync(FOLDER, { recursive: true })
  for (const old of readdirSync(FOLDER)) rmSync(`${FOLDER}/${old}`)
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
  })
  try {
    for (const story of STORIES) {
      for (const shot of story.shots) {
        const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' })
        await take(context, story, shot)
        await context.close()
        print(shotName(story, shot))
      }
    }
  } finally {
    await browser.close()
  }
  writeFileSync(`${FOLDER}/index.md`, index())
}

async function take(context: BrowserContext, story: Story, shot: Shot): Promise<void> {
  const page = await context.newPage()
  await openShot(page, shot, readRecording(story))
  if (shot.view === 'popover') await fitHeight(page)
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    const screenshot = await page.screenshot({ animations: 'disabled' })
    writeFileSync(`${FOLDER}/${shotName(story, shot)}.${colorScheme}.png`, smallPng(screenshot))
  }
}

/** The popover's window is as high as its content, within bounds. */
async function fitHeight(page: Page): Promise<void> {
  const height = await page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
  await page.setViewportSize({ ...SIZES.popover, height: Math.min(640, Math.max(200, height)) })
}

function index(): string {
  const chapters = CHAPTERS.map(({ title, stories }) => `## ${title}\n\n${stories.map(entry).join('\n')}`)
  return `# Gallery

Every picture shows a snapshot that the engine gave while it played a scenario on the simulator. \`npm run gallery\` takes them
anew, \`npm run gallery -- --record\` plays the stories (\`test/gallery/stories\`) anew as well.

${chapters.join('\n')}`
}

function entry(story: Story): string {
  const { id, title, scenario } = story
  const source = scenario === null ? 'without RAS' : `scenario \`${scenario}\``
  const pictures = story.shots.map((shot) => {
    const name = shotName(story, shot)
    return THEMES.map((theme) => `![${title}, ${shot.view}, ${theme}](${name}.${theme}.png)`).join(' ')
  })
  return `### ${id}\n\n${title} (${source}).\n\n${pictures.join('\n\n')}\n`
}
