import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { icoOf } from './lib/ico.mjs'
import { at } from './lib/paths.mjs'
import { chromium } from './lib/tools.mjs'

// Draws the icons from their masters: `node scripts/icons.mjs`. The results are committed.

/** @typedef {Readonly<Record<string, string>>} Colours what each colour of a master becomes */

/** @type {Readonly<Record<string, Colours>>} */
const AS_IT_IS = { '': {} }

/**
 * Masters are for a dark taskbar, and are seen on a light one too.
 * @type {Readonly<Record<string, Colours>>}
 */
const TASKBARS = {
  ...AS_IT_IS,
  '-light': { '#ffffff': '#1f1f1f', '#1f1f1f': '#ffffff', '#ffb000': '#c04a00' },
  // No colour, and the widest contrast there is.
  '-contrast': { '#1f1f1f': '#000000', '#ffb000': '#ffffff' },
}

/** Each folder holds masters; the largest size is also wanted as a .png, which panels on Linux scale. */
const KINDS = [
  // What Windows asks of a tray at 100, 125, 150, 200 and 300 %.
  { folder: at('electron/shell/icons'), sizes: [16, 20, 24, 32, 48], grounds: TASKBARS },
  // The program itself: from a title bar to the largest tiles of the Explorer.
  { folder: at('build'), sizes: [16, 24, 32, 48, 64, 256], grounds: AS_IT_IS },
]

const executablePath = await chromium()
if (executablePath === null) {
  console.error('The icons are drawn by Chromium, and there is none: install it or name one in ONHOOK_CHROMIUM.')
  process.exit(1)
}

const browser = await playwright.launch({ executablePath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage()
  for (const { folder, sizes, grounds } of KINDS) {
    for (const master of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
      const svg = readFileSync(join(folder, master), 'utf8')
      for (const [ground, colours] of Object.entries(grounds)) {
        const coloured = svg.replace(/#[0-9a-f]{6}/g, (colour) => colours[colour] ?? colour)
        const pictures = []
        for (const size of sizes) pictures.push(await page.evaluate(draw, { svg: coloured, size }))
        const name = master.replace(/\.svg$/, ground)
        const largest = pictures.at(-1)
        if (largest === undefined) throw new Error(`${master} was not drawn.`)
        writeFileSync(join(folder, `${name}.png`), Buffer.from(largest.png, 'base64'))
        writeFileSync(join(folder, `${name}.ico`), icoOf(pictures))
        console.log(`${name}: ${sizes.join(', ')}`)
      }
    }
  }
} finally {
  await browser.close()
}

/**
 * Runs in the page.
 * @param {{ readonly svg: string, readonly size: number }} what
 */
async function draw({ svg, size }) {
  const image = new Image(size, size)
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This Chromium draws nothing.')
  context.drawImage(image, 0, 0, size, size)
  const { data } = context.getImageData(0, 0, size, size)
  return { size, rgba: [...data], png: canvas.toDataURL('image/png').replace(/^.*,/, '') }
}
