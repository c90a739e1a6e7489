import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { icoOf } from './lib/ico.mjs'
import { at } from './lib/paths.mjs'
import { chromium } from './lib/tools.mjs'

// Draws the tray icons from their masters: `node scripts/icons.mjs`. The results are committed.

const FOLDER = at('electron/shell/icons')
/** What Windows asks for at 100, 125, 150, 200 and 300 %. */
const SIZES = [16, 20, 24, 32, 48]
/** Panels on Linux scale one picture. */
const PNG_SIZE = 48

const executablePath = await chromium()
if (executablePath === null) {
  console.error('The icons are drawn by Chromium, and there is none: install it or name one in ONHOOK_CHROMIUM.')
  process.exit(1)
}

const browser = await playwright.launch({ executablePath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage()
  for (const master of readdirSync(FOLDER).filter((name) => name.endsWith('.svg'))) {
    const svg = readFileSync(join(FOLDER, master), 'utf8')
    const pictures = []
    for (const size of SIZES) pictures.push(await page.evaluate(draw, { svg, size }))
    const name = master.replace(/\.svg$/, '')
    const largest = pictures.find((picture) => picture.size === PNG_SIZE)
    if (largest === undefined) throw new Error(`${master} was not drawn at ${PNG_SIZE} pixels.`)
    writeFileSync(join(FOLDER, `${name}.png`), Buffer.from(largest.png, 'base64'))
    writeFileSync(join(FOLDER, `${name}.ico`), icoOf(pictures))
    console.log(`${name}: ${SIZES.join(', ')}`)
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
