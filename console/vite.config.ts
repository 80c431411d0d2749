import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstLoad } from './firstLoad.ts';

export default defineConfig(async ({ mode }) => ({
  base: '/',
  plugins: [
    react(),
    firstLoad(),
    ...(mode === 'mock' ? [(await import('./mock/vite-plugin.ts')).mockApi()] : []),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 5173, proxy: mode === 'mock' ? undefined : { '/api': 'http://localhost:8080' } },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // A strict content security policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs, in one piece: it packs better.
          groups: [{ name: 'base', tags: ['$initial' as const] }],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://firstline.test/' } },
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    css: false,
    restoreMocks: true,
    // Pages drawn in jsdom take their time on a busy machine.
    testTimeout: 30_000,
  },
}));
