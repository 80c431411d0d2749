import { expect, type APIRequestContext, type Page } from '@playwright/test';

/** The identity provider the desk signs in by, and the login and password of its administrator. */
const address = process.env.FIRSTLINE_KEYCLOAK ?? '';
const administrator = process.env.FIRSTLINE_KEYCLOAK_ADMINISTRATOR ?? '';

/** Presses the button of the sign-in page; somebody Keycloak knows from before is back at once. */
export async function goToKeycloak(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Continue with Keycloak' }).click();
}

/** Signs in at Keycloak's own page. */
export async function signInAtKeycloak(page: Page, login: string): Promise<void> {
  await goToKeycloak(page);
  await expect(page).toHaveURL(new RegExp(`^${address}/realms/firstline/`));
  await page.getByLabel('Username or email').fill(login);
  await page.locator('input[type=password]').fill(`${login}'s password`);
  await page.getByRole('button', { name: 'Sign In' }).click();
}

/** Takes somebody out of a group at Keycloak. */
export async function leaveGroup(
  request: APIRequestContext,
  login: string,
  group: string,
): Promise<void> {
  const token = await request.post(`${address}/realms/master/protocol/openid-connect/token`, {
    form: {
      grant_type: 'password',
      client_id: 'admin-cli',
      username: administrator,
      password: administrator,
    },
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { Authorization: `Bearer ${access_token}` };
  const realm = `${address}/admin/realms/firstline`;
  const idOf = async (list: string): Promise<string> => {
    const found = await request.get(`${realm}/${list}&exact=true`, { headers });
    const [first] = (await found.json()) as { id: string }[];
    return first?.id ?? 'nobody';
  };
  const [user, from] = [
    await idOf(`users?username=${login}`),
    await idOf(`groups?search=${group}`),
  ];
  const left = await request.delete(`${realm}/users/${user}/groups/${from}`, { headers });
  expect(left.status()).toBe(204);
}
