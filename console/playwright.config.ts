import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser on any machine: the one named, the system's, or the one an npm package brings. */
async function browser(): Promise<string> {
  return process.env.CHROMIUM_PATH ?? SYSTEM.find(existsSync) ?? (await chromium.executablePath());
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e/results',
  reporter: [['list'], ['html', { outputFolder: 'target/e2e/report', open: 'never' }]],
  workers: 1,
  // Each needs a desk of its own: one with the sample organisation, one just installed, those with an identity provider.
  projects: [
    {
      name: 'desk',
      testMatch: [
        'walkthrough.spec.ts',
        'moves.spec.ts',
        'supervise.spec.ts',
        'talk.spec.ts',
        'audit.spec.ts',
        'people.spec.ts',
        'applications.spec.ts',
      ],
    },
    { name: 'first-run', testMatch: 'first-run.spec.ts' },
    { name: 'provider', testMatch: 'provider.spec.ts' },
    { name: 'provider-down', testMatch: 'provider-down.spec.ts' },
    { name: 'provider-only', testMatch: 'provider-only.spec.ts' },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.FIRSTLINE_URL ?? 'http://localhost:8080',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: await browser(),
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
});
