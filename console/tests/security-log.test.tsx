import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyWorld, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
  const [admin, one, two] = ['admin', 'operator1', 'operator2'].map((login) => world.person(login));
  world.secure('SIGNED_IN', { actor: one, employee: one, address: '203.0.113.1' });
  world.secure('SIGN_IN_FAILED', { employee: two, address: '203.0.113.2' });
  world.secure('EMPLOYEE_DEACTIVATED', { actor: admin, employee: two });
});

describe('the security log', () => {
  test('is reached by auditors from Audit and tells who did what to whom, newest first', async () => {
    const { user } = await open(world, 'auditor', '/audit');
    const nav = await screen.findByRole('navigation', { name: 'Audit' });
    await user.click(within(nav).getByRole('link', { name: 'Security log' }));
    const table = await screen.findByRole('table', { name: 'Security log' });
    await within(table).findByText('Sign-in failed');
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(/Deactivated.*Administrator.*Operator 2/);
    expect(rows[1]).toHaveTextContent(/Sign-in failed.*—.*Operator 2.*203\.0\.113\.2/);
    expect(rows[2]).toHaveTextContent(/Signed in.*Operator 1.*203\.0\.113\.1/);
  });

  test('is narrowed by event and by a name in it; the address keeps that', async () => {
    const { user, router } = await open(world, 'auditor', '/audit/security-log');
    await user.click(
      (await screen.findAllByRole('button', { name: 'Only Operator 2' }))[0] as HTMLElement,
    );
    await waitFor(() =>
      expect(screen.queryByRole('cell', { name: 'Signed in' })).not.toBeInTheDocument(),
    );
    await user.click(screen.getByRole('combobox', { name: 'Any event' }));
    await user.click(await screen.findByRole('option', { name: 'Sign-in failed' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({
        employee: 'p-operator2',
        event: ['SIGN_IN_FAILED'],
      }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Only Administrator' })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('combobox', { name: 'Anybody' })).toHaveValue('Operator 2');
  });

  test('finds nothing and says so, with the way back to everything', async () => {
    const { user } = await open(
      world,
      'admin',
      '/audit/security-log?from=2020-01-01&to=2020-01-02',
    );
    expect(await screen.findByText('Nothing found')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(await screen.findByRole('cell', { name: 'Sign-in failed' })).toBeVisible();
  });

  test('is not for others', async () => {
    const { router } = await open(world, 'supervisor', '/audit/security-log');
    await screen.findByRole('heading', { name: 'Desk' });
    expect(router.state.location.pathname).toBe('/desk');
  });
});
