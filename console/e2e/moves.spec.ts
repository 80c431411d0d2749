import { expect, type Page } from '@playwright/test';
import { online, picture, speak, test } from './desk';

const row = (page: Page, list: string, text: string) =>
  page.getByRole('list', { name: list }).getByRole('link', { name: text });

async function live(page: Page): Promise<void> {
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** A colleague in the line is called otherwise in each organisation; the first of several will do. */
const option = (page: Page, name: RegExp) => page.getByRole('option', { name }).first();

test('a supervisor ranks, names and assigns; the operator hands on; spam goes and comes back', async ({
  signIn,
}) => {
  const question = `The projector is dark (${Date.now()})`;
  const client = await signIn('client1');
  const supervisor = await signIn('supervisor');
  const operator = await signIn('operator2');
  await online(operator);
  await live(operator);
  await live(supervisor);
  await client.getByRole('textbox', { name: 'Message to Support' }).fill(question);
  await client.getByRole('textbox', { name: 'Message to Support' }).press('Enter');

  await row(supervisor, 'Queue', question).click();
  await expect(supervisor.getByRole('log').getByText(question)).toBeVisible();
  await supervisor.getByRole('button', { name: 'No priority' }).click();
  await picture(supervisor, 'priority-light-en');
  await supervisor.getByRole('menuitemradio', { name: 'High priority' }).click();
  await expect(
    row(supervisor, 'Queue', question).getByRole('img', { name: 'High priority' }),
  ).toBeVisible();

  const title = `Projector (${Date.now()})`;
  await supervisor.getByRole('button', { name: 'Rename' }).click();
  await supervisor.getByRole('textbox', { name: 'Title' }).fill(title);
  await picture(supervisor, 'rename-light-en');
  await supervisor.getByRole('textbox', { name: 'Title' }).press('Enter');
  await expect(supervisor.getByRole('heading', { name: title })).toBeVisible();

  // By keyboard: A asks to whom, a name narrows, Enter gives.
  await supervisor.getByRole('heading', { name: title }).click();
  await supervisor.keyboard.press('a');
  const dialog = supervisor.getByRole('dialog', { name: 'Assign the session' });
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await picture(supervisor, 'assign-light-en');
  await dialog.getByRole('combobox', { name: 'Search operators and groups' }).fill('Two');
  if ((await dialog.getByRole('option').count()) === 0) {
    await dialog.getByRole('combobox', { name: 'Search operators and groups' }).fill('Operator 2');
  }
  await supervisor.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(
    supervisor
      .getByRole('log')
      .getByText(/assigned to .* by /)
      .last(),
  ).toBeVisible();

  await operator.getByRole('tab', { name: /Mine/ }).click();
  await row(operator, 'Mine', question).click();
  await expect(operator.getByRole('textbox', { name: 'Reply' })).toBeVisible();
  await act(operator, 'Transfer');
  await picture(operator, 'transfer-light-en');
  await option(operator, /group’s queue/).click();
  await expect(
    operator
      .getByRole('log')
      .getByText(/handed to the group/)
      .last(),
  ).toBeVisible();
  await picture(operator, 'transferred-light-en');

  await act(supervisor, 'Mark as spam');
  await supervisor.getByRole('tab', { name: 'Spam' }).click();
  await expect(row(supervisor, 'Spam', question)).toBeVisible();
  // Who held it last keeps it in sight.
  await expect(operator.getByText('This session is put aside as spam.')).toBeVisible();
  await picture(supervisor, 'spam-light-en');
  await supervisor.getByRole('button', { name: 'Not spam' }).click();
  await expect(row(supervisor, 'Spam', question)).toBeHidden();
  await speak(supervisor, 'Русский');
  await expect(supervisor.getByRole('tab', { name: 'Спам' })).toBeVisible();
  await picture(supervisor, 'moved-light-ru');
  await supervisor.keyboard.press('a');
  await expect(supervisor.getByRole('option').first()).toBeVisible();
  await picture(supervisor, 'assign-light-ru');
  await supervisor.keyboard.press('Escape');
  await supervisor.emulateMedia({ colorScheme: 'dark' });
  await picture(supervisor, 'moved-dark-ru');
  await speak(supervisor, 'English');

  await act(supervisor, 'Close');
  await supervisor.getByRole('button', { name: 'Close session' }).click();
  await expect(supervisor.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();
});

test('an operator begins a session, and is told who has one open already', async ({ signIn }) => {
  const words = `About your parcel (${Date.now()})`;
  const operator = await signIn('operator2');
  await online(operator);
  await live(operator);
  const begin = async () => {
    await operator.getByRole('button', { name: 'New session' }).click();
    const dialog = operator.getByRole('dialog', { name: 'New session' });
    await dialog.getByRole('combobox', { name: 'Line' }).click();
    await operator.getByRole('option', { name: 'Support', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'Client' }).fill('Cl');
    await operator
      .getByRole('option', { name: /Client( 1)?$/ })
      .first()
      .click();
    return dialog;
  };
  const dialog = await begin();
  await dialog.getByRole('textbox', { name: 'First words' }).fill(words);
  await picture(operator, 'new-session-light-en');
  await dialog.getByRole('button', { name: 'Begin and send' }).click();
  await expect(operator.getByRole('log').getByText(words)).toBeVisible();
  await expect(operator.getByRole('textbox', { name: 'Reply' })).toBeVisible();

  const again = await begin();
  await again.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(again.getByText(/You have an open session with/)).toBeVisible();
  await expect(again.getByRole('link', { name: 'Show it' })).toBeVisible();
  await picture(operator, 'new-session-open-light-en');
  await again.getByRole('link', { name: 'Show it' }).click();
  await expect(again).toBeHidden();
  await operator.getByRole('button', { name: 'Close' }).click();
  await operator.getByRole('button', { name: 'Close session' }).click();
  await expect(operator.getByText(/This session is closed/)).toBeVisible();
});

test('pictures and files go both ways', async ({ signIn }) => {
  const words = `See what I see (${Date.now()})`;
  const client = await signIn('client1');
  const operator = await signIn('operator1', { theme: 'dark' });
  await online(operator);
  await live(operator);
  const screenshot = {
    name: 'screen.png',
    mimeType: 'image/png',
    buffer: await client.screenshot(),
  };
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Turn it off.') };
  await client.getByLabel('Files to attach').setInputFiles([screenshot, notes]);
  await expect(
    client.getByRole('list', { name: 'Attached files' }).getByText('12 B'),
  ).toBeVisible();
  await client.getByRole('textbox', { name: 'Message to Support' }).fill(words);
  await expect(client.getByRole('button', { name: 'Send' })).toBeEnabled();
  await picture(client, 'attached-light-en');
  await client.getByRole('button', { name: 'Send' }).click();
  await expect(
    client
      .getByRole('log')
      .getByRole('button', { name: /Show screen/ })
      .last(),
  ).toBeVisible();

  await row(operator, 'Queue', words).click();
  await operator.locator('header').getByRole('button', { name: 'Claim' }).click();
  const log = operator.getByRole('log');
  const small = log.getByRole('button', { name: 'Show screen.png' }).last();
  await expect(small).toBeVisible();
  await operator.getByLabel('Files to attach').setInputFiles([notes]);
  await expect(operator.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  await picture(operator, 'attached-dark-en');
  await operator.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(
    client
      .getByRole('log')
      .getByRole('link', { name: /notes\.txt/ })
      .last(),
  ).toBeVisible();
  await small.click();
  const dialog = operator.getByRole('dialog', { name: 'screen.png' });
  await expect(dialog.getByRole('img', { name: 'screen.png' })).toHaveJSProperty('complete', true);
  await picture(operator, 'lightbox-dark-en');
  await operator.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await picture(operator, 'files-dark-en');
  await client.setViewportSize({ width: 390, height: 844 });
  await client.getByLabel('Files to attach').setInputFiles([notes]);
  await expect(
    client.getByRole('list', { name: 'Attached files' }).getByText('12 B'),
  ).toBeVisible();
  await picture(client, 'files-phone-light-en');
  await client.getByRole('button', { name: 'Remove notes.txt' }).click();
  await operator.getByRole('button', { name: 'Close' }).click();
  await operator.getByRole('button', { name: 'Close session' }).click();
  await expect(operator.getByText(/This session is closed/)).toBeVisible();
});
