import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/**
 * The oldest run time that is promised: Node.js 16 in the main process, Chromium 108 in the views. What is tested on an
 * old Electron is then, byte for byte, what ships on a new one.
 */
const MAIN_TARGET = 'node16'
const VIEW_TARGET = 'chrome108'

/** Native code and what finds its files beside itself stay packages; everything else goes into the bundle. */
const PACKAGES = ['koffi']

/** Details are the window's, though History shows some of them, too. */
const NOT_DETAILS = /^(?!.*components.details)/

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: MAIN_TARGET,
      externalizeDeps: { include: PACKAGES, exclude: ['zod'] },
      sourcemap: true,
      rolldownOptions: {
        input: { main: at('electron/main.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: MAIN_TARGET,
      // A sandboxed preload can load nothing but 'electron'.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    css: { transformer: 'lightningcss' },
    build: {
      outDir: at('out/renderer'),
      target: VIEW_TARGET,
      cssTarget: VIEW_TARGET,
      cssMinify: 'lightningcss',
      minify: true,
      // Data URLs would need a wider content security policy.
      assetsInlineLimit: 0,
      // Chromium has known how to preload modules since 66.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { popover: at('renderer/popover.html'), window: at('renderer/window.html') },
        // What both views begin with is one file: six small ones pack worse, and each is asked for by itself.
        output: {
          codeSplitting: { groups: [{ name: 'start', tags: ['$initial'], minShareCount: 2, test: NOT_DETAILS }] },
        },
      },
    },
  },
})
