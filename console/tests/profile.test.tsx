import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyWorld, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

function openSession(login: string) {
  const [line] = world.lines;
  if (line === undefined) throw new Error('no line');
  world.write(world.person('client1'), line, 'The door is stuck');
  const [session] = world.sessions;
  if (session === undefined) throw new Error('no session');
  world.claim(world.person(login), session);
  return session;
}

describe('preferences', () => {
  test('hold at once and are kept on the server, all of them', async () => {
    const { user } = await open(world, 'operator1', '/profile');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await waitFor(() =>
      expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark'),
    );
    await user.click(screen.getByRole('switch', { name: 'Keyboard shortcuts' }));
    await user.click(screen.getByRole('switch', { name: /Sound: New session/ }));
    await waitFor(() =>
      expect(world.person('operator1').preferences).toEqual({
        theme: 'DARK',
        sendKey: 'MODIFIER_ENTER',
        soundOnNewSession: false,
        soundOnNewMessage: true,
        soundOnAssigned: true,
        soundOnMention: true,
        notifyOnNewSession: true,
        notifyOnNewMessage: true,
        notifyOnAssigned: true,
        notifyOnMention: true,
        shortcuts: false,
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'Русский' }));
    expect(await screen.findByRole('heading', { name: 'Профиль' })).toBeVisible();
    await waitFor(() => expect(world.person('operator1').language).toBe('ru'));
  });

  test('Enter sends at the desk for whoever chose so, Shift+Enter begins a new line', async () => {
    world.person('operator1').preferences.sendKey = 'ENTER';
    const session = openSession('operator1');
    const { user } = await open(world, 'operator1', `/desk?list=mine&session=${session.id}`);
    await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'One');
    await user.keyboard('{Shift>}{Enter}{/Shift}two{Enter}');
    await waitFor(() => expect(world.messages.at(-1)?.text).toBe('One\ntwo'));
  });

  test('without shortcuts a letter is a letter', async () => {
    world.person('operator1').preferences.shortcuts = false;
    const { user } = await open(world, 'operator1');
    await screen.findByText('Nobody is waiting');
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('the own password', () => {
  test('is changed with the current one; what is wrong stands at its field', async () => {
    const { user } = await open(world, 'operator1', '/profile');
    const current = await screen.findByLabelText('Current password');
    await user.type(current, 'not mine');
    await user.type(screen.getByLabelText('New password'), 'a sentence to keep');
    const change = screen.getByRole('button', { name: 'Change password' });
    await user.click(change);
    expect(await screen.findByText('This is not your current password.')).toBeVisible();
    await user.clear(current);
    await user.type(current, 'demo');
    await user.click(change);
    expect(await screen.findByText(/Your other sign-ins have ended/)).toBeVisible();
    expect(world.person('operator1').password).toBe('a sentence to keep');
  });

  test('is not asked for where there is none', async () => {
    world.person('operator1').password = undefined;
    await open(world, 'operator1', '/profile');
    await screen.findByRole('heading', { name: 'Access tokens' });
    expect(screen.queryByLabelText('Current password')).not.toBeInTheDocument();
  });
});

describe('tokens', () => {
  test('one is made, shown once with an example, and revoked', async () => {
    const { user } = await open(world, 'operator1', '/profile');
    expect(await screen.findByText('No tokens yet.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Token' }));
    const dialog = await screen.findByRole('dialog', { name: 'New token' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Nightly report');
    await user.click(within(dialog).getByRole('radio', { name: 'Read' }));
    await user.click(within(dialog).getByRole('button', { name: 'Create token' }));
    const shown = await screen.findByRole('dialog', { name: 'Your new token' });
    expect(within(shown).getByText(/^fl_token/)).toBeVisible();
    expect(within(shown).getByText(/^curl -H "Authorization: Bearer fl_token/)).toBeVisible();
    await user.click(within(shown).getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText(/fl_token/)).not.toBeInTheDocument());
    const list = screen.getByRole('list', { name: 'Access tokens' });
    expect(within(list).getByText('Read')).toBeVisible();
    expect(within(list).getByText(/^Expires /)).toBeVisible();
    expect(world.tokens[0]).toMatchObject({ name: 'Nightly report', scope: 'READ' });
    await user.click(within(list).getByRole('button', { name: 'Revoke Nightly report' }));
    const asks = await screen.findByRole('dialog', { name: 'Revoke Nightly report?' });
    await user.click(within(asks).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('No tokens yet.')).toBeVisible();
  });
});

describe('sounds', () => {
  /** What the browser would play, in hertz. */
  const played: number[] = [];

  beforeEach(() => {
    played.length = 0;
    const node = { connect: (to: unknown) => to, start: () => undefined, stop: () => undefined };
    const gain = {
      setValueAtTime: () => undefined,
      linearRampToValueAtTime: () => undefined,
      exponentialRampToValueAtTime: () => undefined,
    };
    let time = 0;
    vi.stubGlobal(
      'AudioContext',
      class {
        state = 'running';
        destination = {};
        get currentTime() {
          return (time += 10);
        }
      },
    );
    vi.stubGlobal(
      'OscillatorNode',
      function (this: object, _: unknown, { frequency }: { frequency: number }) {
        played.push(frequency);
        return { ...node };
      },
    );
    vi.stubGlobal('GainNode', function () {
      return { ...node, gain };
    });
  });

  const write = (text: string) => {
    const [line] = world.lines;
    if (line) world.write(world.person('client1'), line, text);
  };

  test('a new session and a message in mine sound differently, as far as they are on', async () => {
    const { user } = await open(world, 'operator1');
    await screen.findByText('Live');
    write('The door is stuck');
    await screen.findByRole('link', { name: /door/ });
    expect(played).toHaveLength(2);
    const [session] = world.sessions;
    if (session) world.claim(world.person('operator1'), session);
    await waitFor(() => expect(screen.queryByRole('link', { name: /door/ })).toBeNull());
    const before = played.length;
    write('Second');
    await waitFor(() => expect(played.length).toBe(before + 1));
    expect(played.slice(0, 2)).not.toContain(played.at(-1));

    await user.click(screen.getByRole('button', { name: /^Account/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Profile' }));
    await user.click(await screen.findByRole('switch', { name: /Sound: New message/ }));
    write('Third');
    await waitFor(() => expect(world.messages.at(-1)?.text).toBe('Third'));
    expect(played).toHaveLength(before + 1);
    await user.click(screen.getByRole('button', { name: /Listen: New message/ }));
    expect(played).toHaveLength(before + 2);
  });
});

describe('presence', () => {
  test('turned offline without my doing I am told, and come back with one click', async () => {
    const { user } = await open(world, 'operator1');
    await screen.findByText('Live');
    const me = world.person('operator1');
    me.presence = 'OFFLINE';
    world.tellPresence(me);
    await user.click(await screen.findByRole('button', { name: 'Go online again' }));
    expect(await screen.findByRole('switch', { name: 'Online' })).toBeChecked();
    expect(screen.queryByText(/You were set offline/)).not.toBeInTheDocument();
    expect(me.presence).toBe('ONLINE');
  });

  test('turning offline myself is no news', async () => {
    const { user } = await open(world, 'operator1');
    await user.click(await screen.findByRole('switch', { name: 'Online' }));
    await screen.findByRole('switch', { name: 'Offline' });
    world.tellPresence(world.person('operator1'));
    expect(screen.queryByText(/You were set offline/)).not.toBeInTheDocument();
  });
});
