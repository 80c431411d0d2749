import { mkdirSync } from 'node:fs';
import { test as base, type BrowserContext, type Page } from '@playwright/test';

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

/** Each person signs in at a browser of their own, which closes with the test. */
export const test = base.extend<{ signIn: SignIn }>({
  signIn: async ({ browser, baseURL }, lend) => {
    const contexts: BrowserContext[] = [];
    await lend(
      async (login, { password = 'demo', theme = 'light', width = 1440, height = 900 } = {}) => {
        const viewport = { width, height };
        const context = await browser.newContext({ viewport, colorScheme: theme, baseURL });
        contexts.push(context);
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
