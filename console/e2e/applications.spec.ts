import { expect, type Page } from '@playwright/test';
import { online, picture, speak, test } from './desk';

const stamp = Date.now();
const CLIENTS = `Clients ${stamp}`;
const CARD = `Clara Client ${stamp}`;

const live = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

async function addField(page: Page, type: string, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Field', exact: true }).click();
  await page.getByRole('menuitem', { name: type, exact: true }).click();
  await field(page, 'Label').fill(label);
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
}

async function says(client: Page, text: string): Promise<void> {
  const message = field(client, 'Message to Support');
  await message.fill(text);
  await message.press('Enter');
  await expect(client.getByRole('log').getByText(text)).toBeVisible();
}

async function claims(operator: Page, text: string): Promise<void> {
  await operator.goto('/desk?list=queue');
  await live(operator);
  await operator.getByRole('link', { name: text }).click();
  await operator.locator('header').getByRole('button', { name: 'Claim' }).click();
  await expect(field(operator, 'Reply')).toBeVisible();
}

test.describe.configure({ mode: 'serial' });

test('an administrator defines an application and links a line to it', async ({ signIn }) => {
  const admin = await signIn('admin');
  await admin.goto('/applications');
  await admin.getByRole('button', { name: 'Application', exact: true }).click();
  const dialog = admin.getByRole('dialog', { name: 'New application' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(CLIENTS);
  await dialog.getByRole('button', { name: 'Create application' }).click();
  await expect(admin.getByRole('heading', { name: CLIENTS })).toBeVisible();

  await addField(admin, 'Account', 'Accounts');
  await addField(admin, 'Long text', 'About');
  await addField(admin, 'E-mail', 'E-mail');
  await addField(admin, 'Date', 'Born');
  await addField(admin, 'Choice', 'Kind');
  await admin.getByRole('combobox', { name: 'Values' }).fill('Company');
  await admin.getByRole('combobox', { name: 'Values' }).press('Enter');
  await admin.getByRole('combobox', { name: 'Values' }).fill('Person');
  await admin.getByRole('combobox', { name: 'Values' }).press('Enter');
  await admin.getByRole('button', { name: /^Kind/, expanded: true }).click();
  await admin.getByRole('button', { name: 'Move the field Kind' }).focus();
  await admin.keyboard.press('Space');
  await expect(admin.getByText('Place 6 of 6.')).toBeAttached();
  await admin.keyboard.press('ArrowUp');
  await expect(admin.getByText('Place 5 of 6.')).toBeAttached();
  await admin.keyboard.press('Space');
  const fields = admin.getByRole('list', { name: 'Fields' }).getByRole('listitem');
  await expect(fields.nth(4)).toContainText('Kind');
  const preview = admin.getByRole('complementary', { name: 'Preview' });
  await expect(preview.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
  await picture(admin, 'applications-designer-light-en');
  await saved(admin);

  await admin.goto('/lines');
  await admin.getByRole('link', { name: 'Support', exact: true }).click();
  await admin.getByRole('combobox', { name: 'To link an account' }).click();
  await admin.getByRole('option', { name: CLIENTS }).click();
  await saved(admin);
  await admin.goto('/applications');
  await admin.getByRole('link', { name: CLIENTS }).click();
  await expect(admin.getByRole('link', { name: 'Support', exact: true })).toBeVisible();
  await admin.goto('/applications');
  await admin.emulateMedia({ colorScheme: 'dark' });
  await speak(admin, 'Русский');
  await expect(admin.getByRole('heading', { name: 'Приложения' })).toBeVisible();
  await picture(admin, 'applications-dark-ru');
  await admin.getByRole('link', { name: CLIENTS }).click();
  await expect(admin.getByRole('heading', { name: 'Предпросмотр' })).toBeVisible();
  await picture(admin, 'applications-designer-dark-ru');
  await admin.goto('/applications');
  await speak(admin, 'English');
});

test('an item made in a session names the client in the next one', async ({ signIn }) => {
  const client = await signIn('client1');
  const operator = await signIn('operator1');
  await online(operator);
  const first = `The gate is shut (${stamp})`;
  await says(client, first);
  await claims(operator, first);
  await operator.getByRole('button', { name: `Link: ${CLIENTS}` }).click();
  const search = operator.getByRole('dialog', { name: `Link to: ${CLIENTS}` });
  await picture(operator, 'applications-link-light-en');
  await search.getByRole('button', { name: 'New record' }).click();
  const dialog = operator.getByRole('dialog', { name: `New record: ${CLIENTS}` });
  await expect(dialog.getByRole('textbox', { name: 'About' })).toHaveValue(first);
  await expect(dialog.getByRole('textbox', { name: 'Account 1' })).not.toHaveValue('');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill(CARD);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('nobody');
  await dialog.getByRole('button', { name: 'Create and link' }).click();
  await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await picture(operator, 'applications-link-refused-light-en');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('clara@example.org');
  await dialog.getByRole('button', { name: 'Create and link' }).click();
  await expect(dialog).toBeHidden();
  const details = operator.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('link', { name: CARD })).toBeVisible();
  await expect(operator.getByRole('log').getByText(`linked to ${CARD}`)).toBeVisible();
  await picture(operator, 'applications-linked-light-en');
  await operator.getByRole('button', { name: 'Close', exact: true }).click();
  await operator.getByRole('button', { name: 'Close session' }).click();
  await expect(operator.getByText(/This session is closed/)).toBeVisible();

  const second = `And now the door (${stamp})`;
  await says(client, second);
  await operator.goto('/desk?list=queue');
  await expect(operator.getByRole('link', { name: second })).toContainText(CARD);
  await claims(operator, second);
  await expect(details.getByText(CARD).first()).toBeVisible();
  await operator.emulateMedia({ colorScheme: 'dark' });
  await speak(operator, 'Русский');
  await picture(operator, 'applications-named-dark-ru');
  await speak(operator, 'English');
  await operator.getByRole('button', { name: 'Close', exact: true }).click();
  await operator.getByRole('button', { name: 'Close session' }).click();
  await expect(operator.getByText(/This session is closed/)).toBeVisible();
});

test('a table with a bad row creates nothing, a good one all of it', async ({ signIn }) => {
  const operator = await signIn('operator1');
  await operator.getByRole('link', { name: 'Records' }).click();
  const one = operator.getByRole('link', { name: CLIENTS });
  const heading = operator.getByRole('heading', { name: CLIENTS });
  await expect(one.or(heading).first()).toBeVisible();
  if (await one.isVisible()) await one.click();
  await operator.getByRole('button', { name: 'Import' }).click();
  const dialog = operator.getByRole('dialog', { name: 'Import records' });
  const check = async (text: string) => {
    const file = { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await operator.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Check the table' }).click();
  };
  const good = `Name;E-mail;Born\nMill ${stamp};mill@example.org;1990-02-03\n`;
  await check(`${good}Harbour ${stamp};nowhere;1990-02-03\n`);
  await expect(dialog.getByRole('table', { name: 'Errors' }).getByRole('row')).toHaveCount(2);
  await expect(dialog.getByRole('cell', { name: 'E-mail' })).toBeVisible();
  await picture(operator, 'applications-import-light-en');
  await check(good);
  await dialog.getByRole('button', { name: 'Create 1 record' }).click();
  await expect(dialog).toBeHidden();
  await operator.getByRole('link', { name: `Mill ${stamp}` }).click();
  await field(operator, /^Name/).fill(`Mill House ${stamp}`);
  await saved(operator);
  await expect(operator.getByRole('region', { name: 'Changes' })).toContainText('Mill House');
  await picture(operator, 'applications-item-light-en');
  await operator.goBack();
  const download = operator.waitForEvent('download');
  await operator.getByRole('link', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await operator.emulateMedia({ colorScheme: 'dark' });
  await speak(operator, 'Русский');
  await picture(operator, 'applications-items-dark-ru');
  await speak(operator, 'English');
});

test('the line gives the application back', async ({ signIn }) => {
  const admin = await signIn('admin');
  await admin.goto('/lines');
  await admin.getByRole('link', { name: 'Support', exact: true }).click();
  // What is chosen once more is chosen no longer.
  await admin.getByRole('combobox', { name: 'To link an account' }).click();
  await admin.getByRole('option', { name: CLIENTS }).click();
  await saved(admin);
});
