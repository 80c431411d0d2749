import { mkdirSync } from 'node:fs';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

const PICTURES = 'target/e2e/screenshots';
mkdirSync(PICTURES, { recursive: true });

interface Look {
  /** Another than the demo's. */
  password?: string;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
}

type SignIn = (login: string, look?: Look) => Promise<Page>;

/** Chooses the language in the account menu; the server keeps it with the person. */
export async function speak(page: Page, language: 'English' | 'Русский'): Promise<void> {
  await page.getByRole('button', { name: /^(Account|Учётная запись)/ }).click();
  await page.getByText(language, { exact: true }).click();
  await page.keyboard.press('Escape');
}

/** Turns the operator online, who may have been so before. */
export async function online(page: Page): Promise<void> {
  const presence = page.getByRole('switch', { name: /Online|Offline/ });
  if (!(await presence.isChecked())) await presence.click({ force: true });
  await expect(page.getByRole('switch', { name: 'Online' })).toBeChecked();
}

/** Notes whatever a page tries that its Content-Security-Policy forbids. */
async function watch(context: BrowserContext, forbidden: string[]): Promise<void> {
  await context.exposeBinding('tellForbidden', (_source, what: string) => forbidden.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (violation) => {
      const { effectiveDirective, blockedURI, sourceFile, documentURI } = violation;
      const tell = (window as unknown as { tellForbidden: (what: string) => void }).tellForbidden;
      tell(`${documentURI}: ${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) forbidden.push(message.text());
  });
}

/** Each person signs in at a browser of their own, which closes with the test. No page may try what its policy forbids. */
export const test = base.extend<{ forbidden: string[]; signIn: SignIn }>({
  forbidden: [
    async ({ context }, lend) => {
      const forbidden: string[] = [];
      await watch(context, forbidden);
      await lend(forbidden);
      expect(forbidden).toEqual([]);
    },
    { auto: true },
  ],
  signIn: async ({ browser, baseURL, forbidden }, lend) => {
    const contexts: BrowserContext[] = [];
    await lend(
      async (login, { password = 'demo', theme = 'light', width = 1440, height = 900 } = {}) => {
        const viewport = { width, height };
        const context = await browser.newContext({ viewport, colorScheme: theme, baseURL });
        contexts.push(context);
        await watch(context, forbidden);
        const page = await context.newPage();
        await page.goto('/sign-in');
        await page.getByRole('textbox').first().fill(login);
        await page.locator('input[type=password]').fill(password);
        await page.locator('button[type=submit]').click();
        await speak(page, 'English');
        return page;
      },
    );
    for (const context of contexts) await context.close();
  },
});

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled' });
}
