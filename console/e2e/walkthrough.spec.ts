import { expect, type Page, type Route } from '@playwright/test';
import { online, picture, speak, test } from './desk';

/** Lets nobody's claim through before both have clicked: the same instant, on any machine. */
function startTogether(runners: number) {
  let ready = 0;
  let go: () => void = () => undefined;
  const everybody = new Promise<void>((resolve) => (go = resolve));
  return async (route: Route) => {
    ready += 1;
    if (ready === runners) go();
    await everybody;
    await route.continue();
  };
}

test('a client writes, two operators claim at once, the winner answers and closes', async ({
  signIn,
}) => {
  const question = `The printer on floor 3 is jammed (${Date.now()})`;
  const client = await signIn('client1');
  const first = await signIn('operator1');
  const second = await signIn('operator2');
  const operators = [first, second];
  for (const page of operators) {
    await online(page);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  }
  await expect(client.getByText('Live', { exact: true })).toBeVisible();

  await client.getByRole('textbox', { name: 'Message to Support' }).fill(question);
  await client.getByRole('textbox', { name: 'Message to Support' }).press('Enter');
  await expect(client.getByRole('log').getByText(question)).toBeVisible();
  await picture(client, 'messages-light-en');

  // The row appears by itself on both desks; opening it claims nothing.
  for (const page of operators) {
    const row = page.getByRole('list', { name: 'Queue' }).getByRole('link', { name: question });
    await expect(row).toBeVisible();
    await row.click();
    await expect(page.getByRole('log').getByText(question)).toBeVisible();
  }
  await picture(first, 'desk-queue-light-en');

  const gate = startTogether(2);
  for (const page of operators) await page.route('**/claim', gate);
  const claimButton = (page: Page) => page.locator('header').getByRole('button', { name: 'Claim' });
  await Promise.all(operators.map((page) => claimButton(page).click()));

  const outcome = async (page: Page) => {
    const won = page.getByRole('textbox', { name: 'Reply' });
    const lost = page.getByRole('alert').filter({ hasText: 'faster' });
    await expect(won.or(lost)).toBeVisible();
    return won.isVisible();
  };
  const wins = await Promise.all(operators.map(outcome));
  expect(wins.filter(Boolean)).toHaveLength(1);
  const [winner, loser] = wins[0] ? [first, second] : [second, first];
  const winnersName = wins[0] ? /Olga One/ : /Oscar Two/;

  const notice = loser.getByRole('alert').filter({ hasText: 'faster' });
  await expect(notice).toContainText(winnersName);
  await expect(notice).toContainText(/was \d[\d.,]* (ms|s) faster/);
  await expect(claimButton(loser)).toBeHidden();
  await expect(
    loser.getByRole('list', { name: 'Queue' }).getByRole('link', { name: question }),
  ).toBeHidden();
  await picture(loser, 'lost-claim-light-en');

  const answer = `On my way (${Date.now()})`;
  await winner.getByRole('textbox', { name: 'Reply' }).fill(answer);
  await winner.getByRole('textbox', { name: 'Reply' }).press('Control+Enter');
  await expect(winner.getByRole('log').getByText(answer)).toBeVisible();
  await expect(client.getByRole('log').getByText(answer)).toBeVisible();
  await expect(winner.getByText(/came second/)).toBeVisible();
  await picture(winner, 'desk-mine-light-en');

  await winner.getByRole('button', { name: 'Close' }).click();
  await winner.getByRole('button', { name: 'Close session' }).click();
  await expect(winner.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();
  await winner.getByRole('tab', { name: 'Closed' }).click();
  await expect(
    winner.getByRole('list', { name: 'Closed' }).getByRole('link').first(),
  ).toBeVisible();
});

test('a wrong password is refused at its field', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Login', { exact: true }).fill('operator1');
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Login or password is wrong.')).toBeVisible();
  await picture(page, 'sign-in-refused-light-en');
});

test('a demo login signs in with one click', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /Operator/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible();
});

test('the desk speaks Russian and goes dark', async ({ signIn }) => {
  const page = await signIn('operator3');
  await speak(page, 'Русский');
  await expect(page.getByRole('tab', { name: /Очередь/ })).toBeVisible();
  await picture(page, 'desk-light-ru');
  await page.getByRole('button', { name: /^Учётная запись/ }).click();
  await page.getByText('Тёмная', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await picture(page, 'desk-dark-ru');
  await page.reload();
  await expect(page.getByRole('tab', { name: /Очередь/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await speak(page, 'English');
  await expect(page.getByRole('tab', { name: /Queue/ })).toBeVisible();
  // The server keeps it with the person.
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByText('Auto', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('messages work on a phone', async ({ signIn }) => {
  const page = await signIn('client2', { width: 390, height: 844 });
  const field = page.getByRole('textbox', { name: 'Message to Support' });
  await field.fill('Is the canteen open today?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('log').getByText('Is the canteen open today?').last()).toBeVisible();
  await picture(page, 'messages-phone-light-en');
  await speak(page, 'Русский');
  await expect(page.getByRole('button', { name: 'Отправить' })).toBeVisible();
  await picture(page, 'messages-phone-light-ru');
  await speak(page, 'English');
});

test('an administrator opens the lines and begins a new one', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.getByRole('link', { name: 'Administration' }).click();
  await expect(page.getByRole('link', { name: 'Support', exact: true })).toBeVisible();
  await picture(page, 'lines-light-en');
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New line' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Support');
  await dialog.getByRole('textbox', { name: 'Operators' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: 'Supervisors' }).click();
  await page.getByRole('option').first().click();
  await picture(page, 'new-line-light-en');
  await dialog.getByRole('button', { name: 'Create line' }).click();
  await expect(dialog.getByText('already has this name')).toBeVisible();
  await picture(page, 'new-line-refused-light-en');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Support', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Support');
  await picture(page, 'line-light-en');
});

test('the HTTP contract can be read in a browser', async ({ page }) => {
  await page.goto('/api/docs');
  await expect(page.getByRole('heading', { name: /Firstline/ })).toBeVisible();
  await page.getByRole('button', { name: 'POST /api/sign-in Signs in' }).click();
  await expect(page.getByText('Signs in with login and password').first()).toBeVisible();
  await picture(page, 'api-docs-light-en');
});
