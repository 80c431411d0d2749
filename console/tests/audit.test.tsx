import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyWorld, newLine, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

const settings = () => screen.findByRole('region', { name: /^Settings (now|at that moment)$/ });

async function thumb(name: string) {
  return screen.findByRole('slider', { name });
}

describe('who gets there', () => {
  test('an auditor begins at the lines, retired ones too, and finds their history', async () => {
    const [line] = world.lines;
    if (line) world.ledger(line).save(world.person('admin'), { state: 'RETIRED' });
    const { user, router } = await open(world, 'auditor');
    expect(await screen.findByRole('link', { name: 'Audit' })).toBeVisible();
    await user.click(await screen.findByRole('link', { name: 'Support' }));
    expect(await screen.findByRole('table', { name: 'Timeline of changes' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/audit/l-support');
    expect(screen.queryByRole('button', { name: /Restore/ })).not.toBeInTheDocument();
  });

  test('whoever opens a line while still typing a search is not called back to the list', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    const { user, router } = await open(world, 'auditor', '/audit');
    const { options } = router.routesById['/inside/audit/$line'];
    let arrive = () => {};
    options.loader = () => new Promise<void>((done) => (arrive = done));
    try {
      await user.type(await screen.findByRole('searchbox', { name: 'Search lines' }), 'Sup');
      await user.click(await screen.findByRole('link', { name: 'Support' }));
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      arrive();
      expect(await screen.findByRole('table', { name: 'Timeline of changes' })).toBeVisible();
      expect(router.state.location.pathname).toBe('/audit/l-support');
    } finally {
      delete options.loader;
      vi.useRealTimers();
    }
  });

  test('a supervisor reaches it through the line; the rail does not offer it', async () => {
    const { user } = await open(world, 'supervisor', '/lines/l-support');
    await user.click(await screen.findByRole('tab', { name: 'History' }));
    expect(await screen.findByRole('table', { name: 'Timeline of changes' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Audit' })).not.toBeInTheDocument();
  });

  test('a line one may not see is not there', async () => {
    await open(world, 'auditor', '/audit/l-unknown');
    expect(await screen.findByText('No such line')).toBeVisible();
  });
});

describe('the timeline', () => {
  test('says who did what, and what was before and after; one save is one version', async () => {
    await open(world, 'auditor', '/audit/l-support');
    const table = await screen.findByRole('table', { name: 'Timeline of changes' });
    const renamed = (
      await within(table).findByRole('button', { name: 'Version 2: Renamed' })
    ).closest('tr');
    if (renamed === null) throw new Error('no row');
    expect(within(renamed).getByText('Administrator')).toBeVisible();
    expect(within(renamed).getByText('Helpdesk').closest('del')).toBeVisible();
    expect(within(renamed).getByText('Support').closest('ins')).toBeVisible();
    expect(within(table).getAllByText('3', { exact: true })).toHaveLength(1);
  });

  test('a failed load says so and can be repeated', async () => {
    const { user, server } = await open(world, 'auditor', '/audit');
    server.use(
      http.get(
        '*/api/lines/:id/history',
        () => HttpResponse.json({ type: '/problems/x', detail: 'Out of order' }, { status: 500 }),
        { once: true },
      ),
    );
    await user.click(await screen.findByRole('link', { name: 'Support' }));
    expect(await screen.findByText('Out of order')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('button', { name: 'Version 2: Renamed' })).toBeVisible();
  });
});

describe('as of', () => {
  test('a row of the timeline shows the settings then, and the address says so', async () => {
    const { user, router } = await open(world, 'auditor', '/audit/l-support');
    await user.click(await screen.findByRole('button', { name: 'Version 1: Line created' }));
    expect(await within(await settings()).findByText('Helpdesk')).toBeVisible();
    expect(within(await settings()).getByText('now: Support')).toBeVisible();
    expect(router.state.location.search).toEqual({ version: 1 });
    expect(screen.getByText('version 1 of 3')).toBeVisible();
  });

  test('the slider goes over the versions by keyboard', async () => {
    const { user, router } = await open(world, 'auditor', '/audit/l-support');
    (await thumb('Version to look at')).focus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    await waitFor(() => expect(router.state.location.search).toEqual({ version: 1 }));
    expect(await within(await settings()).findByText('Helpdesk')).toBeVisible();
    await user.keyboard('{End}');
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  test('an instant shows the version that was then', async () => {
    const day = new Date(Date.now() - 5 * 24 * 3_600_000).toISOString();
    await open(world, 'auditor', `/audit/l-support?at=${encodeURIComponent(day)}`);
    expect(await screen.findByText('version 2 of 3')).toBeVisible();
  });

  test('before its first day there was no line', async () => {
    await open(world, 'auditor', '/audit/l-support?at=2001-01-01T00:00:00Z');
    expect(await screen.findByText('The line did not exist yet.')).toBeVisible();
  });
});

describe('the difference of two moments', () => {
  test('lists what became of each setting, with two versions in the address', async () => {
    await open(world, 'auditor', '/audit/l-support?view=difference&from=1&to=3');
    const differs = await screen.findByRole('region', { name: 'What differs' });
    expect(await within(differs).findByText('Helpdesk')).toBeVisible();
    expect(within(differs).getByText('Staff').closest('ins')).toBeVisible();
    expect(within(differs).queryByText('Operators')).not.toBeInTheDocument();
  });

  test('the same moment twice differs in nothing', async () => {
    await open(world, 'auditor', '/audit/l-support?view=difference&from=2&to=2');
    expect(await screen.findByText('The settings were the same at both moments.')).toBeVisible();
  });
});

test('who could claim then: operators with their groups and presence', async () => {
  world.person('operator2').presence = 'OFFLINE';
  const { user, router } = await open(world, 'auditor', '/audit/l-support?view=claimants');
  expect(await screen.findByText('2 of 3 operators were online and could claim.')).toBeVisible();
  const people = within(screen.getByRole('region', { name: 'Who could claim here then?' }));
  expect(people.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Operator 1Support operatorsOnline',
    'Operator 3Support operatorsOnline',
    'Operator 2Support operatorsOffline',
  ]);
  await user.click(await screen.findByRole('button', { name: 'Version 2: Renamed' }));
  await waitFor(() => expect(router.state.location.search).toHaveProperty('at'));
});

describe('restoring', () => {
  test('shows what changes back, and makes it a new change', async () => {
    const { user } = await open(world, 'admin', '/audit/l-support?version=1');
    await user.click(await screen.findByRole('button', { name: 'Restore this state…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Restore version 1?' });
    expect((await within(dialog).findByText('Helpdesk')).closest('ins')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    expect(await screen.findByRole('heading', { name: 'Helpdesk' })).toBeVisible();
    expect(world.lines[0]).toMatchObject({ version: 4, name: 'Helpdesk', internalGroups: [] });
  });

  test('what cannot come back is left only if told so', async () => {
    world.lines.push(newLine('l-other', 'Helpdesk', ['g-operators'], ['g-leads']));
    const { user } = await open(world, 'admin', '/lines/l-support?tab=history&version=1');
    await user.click(await screen.findByRole('button', { name: 'Restore this state…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Restore version 1?' });
    await within(dialog).findByText('Helpdesk');
    await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    const skip = await within(dialog).findByRole('checkbox', { name: 'Leave as it is: Name' });
    expect(within(dialog).getByRole('button', { name: 'Restore the rest' })).toBeDisabled();
    await user.click(skip);
    await user.click(within(dialog).getByRole('button', { name: 'Restore the rest' }));
    await waitFor(() =>
      expect(world.lines[0]).toMatchObject({ version: 4, name: 'Support', internalGroups: [] }),
    );
  });

  test('a line saved meanwhile renews the preview instead of being restored blindly', async () => {
    const { user } = await open(world, 'admin', '/audit/l-support?version=1');
    await user.click(await screen.findByRole('button', { name: 'Restore this state…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Restore version 1?' });
    await within(dialog).findByText('Helpdesk');
    const [line] = world.lines;
    if (line) world.ledger(line).save(world.person('admin'), { readerGroups: ['g-staff'] });
    await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    expect(await within(dialog).findByText(/was saved meanwhile/)).toBeVisible();
    expect(await within(dialog).findByText('Readers')).toBeVisible();
    expect(line?.version).toBe(4);
  });
});

test('the history can be taken along as CSV and JSON', async () => {
  const { user } = await open(world, 'auditor', '/audit/l-support');
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  expect(await screen.findByRole('menuitem', { name: 'As CSV' })).toHaveAttribute(
    'href',
    '/api/lines/l-support/history?format=csv',
  );
  expect(screen.getByRole('menuitem', { name: 'As JSON' })).toHaveAttribute(
    'href',
    '/api/lines/l-support/history?format=json',
  );
});
