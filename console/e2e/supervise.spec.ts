import { expect, type Page } from '@playwright/test';
import { online, picture, speak, test } from './desk';

const figure = (page: Page, name: string) =>
  page
    .getByRole('article', { name: 'Support' })
    .locator('dl > div', { hasText: name })
    .locator('dd');

async function number(page: Page, name: string): Promise<number> {
  return Number(await figure(page, name).textContent());
}

async function live(page: Page): Promise<void> {
  await expect(page.getByText('Live', { exact: true })).toBeAttached();
}

test('a supervisor’s day: the board is live, a session is assigned from its row, and the bell rings', async ({
  signIn,
}) => {
  const question = `The lift is stuck (${Date.now()})`;
  const client = await signIn('client1');
  const operator = await signIn('operator1');
  const assigned = await signIn('operator2', { theme: 'dark' });
  const supervisor = await signIn('supervisor');
  for (const one of [operator, assigned]) {
    await online(one);
    await live(one);
  }
  await supervisor.getByRole('link', { name: 'Supervise' }).click();
  await live(supervisor);
  await expect(figure(supervisor, 'Waiting')).toBeVisible();
  const waiting = await number(supervisor, 'Waiting');
  const active = await number(supervisor, 'In progress');

  await client.getByRole('textbox', { name: 'Message to Support' }).fill(question);
  await client.getByRole('textbox', { name: 'Message to Support' }).press('Enter');
  const row = supervisor
    .getByRole('table', { name: 'Open sessions' })
    .getByRole('row')
    .filter({ hasText: question });
  await expect(row).toBeVisible();
  await expect(figure(supervisor, 'Waiting')).toHaveText(String(waiting + 1));
  await picture(supervisor, 'board-light-en');

  // An operator claims in another browser: the board tells it by itself.
  await operator.getByRole('tab', { name: /Queue/ }).click();
  await operator.getByRole('list', { name: 'Queue' }).getByRole('link', { name: question }).click();
  await operator.locator('header').getByRole('button', { name: 'Claim' }).click();
  await expect(row.getByText(/^With /)).toBeVisible();
  await expect(figure(supervisor, 'In progress')).toHaveText(String(active + 1));
  await expect(figure(supervisor, 'Waiting')).toHaveText(String(waiting));

  await row.getByRole('button', { name: 'Assign' }).click();
  const dialog = supervisor.getByRole('dialog', { name: 'Assign the session' });
  await expect(dialog.getByRole('option').first()).toBeVisible();
  const search = dialog.getByRole('combobox', { name: 'Search operators and groups' });
  await search.fill('Two');
  if ((await dialog.getByRole('option').count()) === 0) await search.fill('Operator 2');
  await picture(supervisor, 'board-assign-light-en');
  await supervisor.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await assigned.getByRole('button', { name: /^Notifications, \d+ unread/ }).click();
  const rung = assigned
    .getByRole('list', { name: 'Notifications' })
    .getByRole('listitem')
    .filter({ hasText: 'gave you a session' })
    .first();
  await expect(rung).toBeVisible();
  await picture(assigned, 'bell-dark-en');
  await rung.getByRole('link').click();
  await expect(assigned.getByRole('log').getByText(question)).toBeVisible();
  await expect(assigned.getByRole('textbox', { name: 'Reply' })).toBeVisible();

  await supervisor.getByRole('tab', { name: 'Fairness' }).click();
  await expect(supervisor.getByText('Median time to claim')).toBeVisible();
  await picture(supervisor, 'fairness-light-en');
  await supervisor.keyboard.press('Control+k');
  const palette = supervisor.getByRole('combobox', { name: /^Go to a page/ });
  await expect(palette).toBeVisible();
  await picture(supervisor, 'palette-light-en');
  await palette.fill('spam');
  await supervisor.keyboard.press('Enter');
  await expect(supervisor.getByRole('tab', { name: /Spam/, selected: true })).toBeVisible();

  await supervisor.getByRole('link', { name: 'Supervise' }).click();
  await speak(supervisor, 'Русский');
  await expect(supervisor.getByRole('tab', { name: 'Открытые сессии' })).toBeVisible();
  await expect(supervisor.getByRole('row').filter({ hasText: question })).toBeVisible();
  await picture(supervisor, 'board-light-ru');
  await supervisor.setViewportSize({ width: 1280, height: 800 });
  await supervisor.emulateMedia({ colorScheme: 'dark' });
  await picture(supervisor, 'board-dark-ru');
  await supervisor.getByRole('tab', { name: 'Справедливость' }).click();
  await expect(supervisor.getByText('Медиана ожидания')).toBeVisible();
  await picture(supervisor, 'fairness-dark-ru');
  await speak(supervisor, 'English');

  await assigned.getByRole('button', { name: 'Close' }).click();
  await assigned.getByRole('button', { name: 'Close session' }).click();
  await expect(assigned.getByText(/This session is closed/)).toBeVisible();
});
