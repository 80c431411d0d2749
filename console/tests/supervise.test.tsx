import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyWorld, type Session, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

function writes(login: string, text: string): Session {
  const [line] = world.lines;
  if (line === undefined) throw new Error('there is no line');
  world.write(world.person(login), line, text);
  const session = world.sessions.at(-1);
  if (session === undefined) throw new Error('there is no session');
  return session;
}

const figure = (name: string) =>
  within(screen.getByRole('article', { name: 'Support' })).getByText(name).nextElementSibling;
const tableRow = (name: RegExp) => screen.findByRole('row', { name });
const live = () => screen.findByText('Live');

describe('the board', () => {
  test('tells by itself who waits and who is answered', async () => {
    await open(world, 'supervisor', '/supervise');
    await live();
    await screen.findByRole('article', { name: 'Support' });
    expect(figure('Waiting')).toHaveTextContent('0');
    const session = writes('client1', 'The door is stuck');
    await waitFor(() => expect(figure('Waiting')).toHaveTextContent('1'));
    expect(await tableRow(/Client 1.*The door is stuck.*In queue/)).toBeVisible();
    world.claim(world.person('operator2'), session);
    await waitFor(() => expect(figure('In progress')).toHaveTextContent('1'));
    expect(await tableRow(/Client 1.*With Operator 2/)).toBeVisible();
    expect(await screen.findByText('1 session')).toBeVisible();
  });

  test('has sessions without their operator on top, and says so in words', async () => {
    writes('client1', 'I came first');
    const left = writes('client2', 'I came second');
    world.claim(world.person('operator1'), left);
    await open(world, 'supervisor', '/supervise');
    await live();
    await tableRow(/Client 2.*With Operator 1/);
    world.person('operator1').presence = 'OFFLINE';
    world.tellPresence(world.person('operator1'));
    await tableRow(/Client 2.*Operator 1 · offline/);
    const names = screen.getAllByRole('link', { name: /^Client/ }).map((e) => e.textContent);
    expect(names).toEqual(['Client 2', 'Client 1']);
  });

  test('a session is assigned from its row', async () => {
    const session = writes('client1', 'The door is stuck');
    const { user } = await open(world, 'supervisor', '/supervise');
    await user.click(await screen.findByRole('button', { name: 'Assign: Client 1' }));
    await user.click(await screen.findByRole('option', { name: /Operator 3/ }));
    expect(await tableRow(/Client 1.*With Operator 3/)).toBeVisible();
    expect(session.operator?.name).toBe('Operator 3');
  });

  test('says how claims went on a line', async () => {
    const session = writes('client1', 'The door is stuck');
    world.claim(world.person('operator2'), session);
    session.refused.push({ operator: world.person('operator1'), at: session.openedAt });
    const { user } = await open(world, 'supervisor', '/supervise');
    await user.click(await screen.findByRole('tab', { name: 'Fairness' }));
    expect(await screen.findByText('1 · 100%')).toBeVisible();
    expect(await screen.findByRole('row', { name: 'Operator 2 1 0 100%' })).toBeVisible();
    expect(screen.getByRole('row', { name: 'Operator 1 0 1 0%' })).toBeVisible();
  });

  test('is for supervisors', async () => {
    await open(world, 'operator1', '/supervise');
    expect(await screen.findByRole('tab', { name: /Mine/ })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Supervise' })).not.toBeInTheDocument();
  });
});

describe('the bell', () => {
  const bell = (name: string | RegExp) => screen.findByRole('button', { name });

  test('rings for whom a session is given to, until it is read', async () => {
    const session = writes('client1', 'The door is stuck');
    world.claim(world.person('operator1'), session);
    const { user } = await open(world, 'operator1');
    await live();
    expect(await bell('Notifications')).toBeVisible();
    world.ring(world.person('operator1'), 'ASSIGNED', session, world.person('supervisor'));
    expect(await screen.findByText('Supervisor gave you a session')).toBeInTheDocument();
    await user.click(await bell('Notifications, 1 unread'));
    const list = await screen.findByRole('list', { name: 'Notifications' });
    await user.click(await within(list).findByRole('link', { name: session.title }));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
    expect(await bell('Notifications')).toBeVisible();
    expect(world.notifications[0]?.read).toBe(true);
  });

  test('all are read at once, and stay to be looked up', async () => {
    const session = writes('client1', 'The door is stuck');
    world.ring(world.person('operator1'), 'ASSIGNED', session, world.person('supervisor'));
    world.ring(world.person('operator1'), 'MENTIONED', session, world.person('operator2'));
    const { user } = await open(world, 'operator1');
    await user.click(await bell('Notifications, 2 unread'));
    await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    expect(await bell('Notifications')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Mark/ })).not.toBeInTheDocument();
    expect(screen.getByText(/mentioned you in a note/)).toBeVisible();
  });

  describe('with another tab', () => {
    let other: BroadcastChannel;
    const heard: unknown[] = [];

    beforeEach(() => {
      heard.length = 0;
      other = new BroadcastChannel('firstline-notifications');
      other.addEventListener('message', ({ data }) => heard.push(data));
    });
    afterEach(() => other.close());

    test('follows at once what is read there', async () => {
      const session = writes('client1', 'The door is stuck');
      world.ring(world.person('operator1'), 'ASSIGNED', session, world.person('supervisor'));
      const { user } = await open(world, 'operator1');
      await user.click(await bell('Notifications, 1 unread'));
      expect(await screen.findByRole('button', { name: 'Mark all as read' })).toBeVisible();
      const [rung] = world.notifications;
      if (rung) rung.read = true;
      other.postMessage({ id: rung?.id });
      expect(await bell('Notifications')).toBeInTheDocument();
      expect(screen.queryByRole('button', { name: /^Mark/ })).not.toBeInTheDocument();
    });

    test('tells it what is read here', async () => {
      const session = writes('client1', 'The door is stuck');
      world.ring(world.person('operator1'), 'ASSIGNED', session, world.person('supervisor'));
      const { user } = await open(world, 'operator1');
      await user.click(await bell('Notifications, 1 unread'));
      await user.click(await screen.findByRole('button', { name: /^Mark as read/ }));
      await waitFor(() => expect(heard).toEqual([{ id: world.notifications[0]?.id }]));
    });
  });
});

describe('notifications of the browser', () => {
  const shown: { title: string; body: string | undefined; click: () => void }[] = [];
  let hidden = true;

  beforeEach(() => {
    shown.length = 0;
    hidden = true;
    class Shown extends EventTarget {
      static permission = 'granted';
      constructor(title: string, { body }: NotificationOptions) {
        super();
        shown.push({ title, body, click: () => this.dispatchEvent(new Event('click')) });
      }
      close = () => undefined;
    }
    vi.stubGlobal('Notification', Shown);
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    window.focus = () => undefined;
  });

  test('tell of a new session while nobody looks, and open it', async () => {
    const { user } = await open(world, 'operator1', '/profile');
    await screen.findByText('Live');
    writes('client1', 'The door is stuck');
    await waitFor(() => expect(shown).toHaveLength(1));
    expect(shown[0]).toMatchObject({
      title: 'New session: Client 1, Support',
      body: 'The door is stuck',
    });
    shown[0]?.click();
    expect(await screen.findByRole('heading', { name: /Client 1/ })).toBeVisible();
    expect(user).toBeDefined();
  });

  test('say nothing while somebody looks, or has switched them off', async () => {
    const session = writes('client1', 'The door is stuck');
    world.claim(world.person('operator1'), session);
    world.person('operator1').preferences.notifyOnNewMessage = false;
    await open(world, 'operator1');
    await live();
    writes('client1', 'Still');
    hidden = false;
    writes('client2', 'I have a question');
    await screen.findByText('New session: Client 2, Support');
    hidden = true;
    world.ring(world.person('operator1'), 'MENTIONED', session, world.person('operator2'));
    await waitFor(() => expect(shown).toHaveLength(1));
    expect(shown[0]?.title).toBe('Operator 2 mentioned you in a note');
  });
});

describe('the command palette', () => {
  const search = () => screen.findByRole('combobox', { name: /^Go to a page/ });

  test('leads to a page by a few letters, on a Russian layout too', async () => {
    const { user } = await open(world, 'supervisor');
    await screen.findByRole('tab', { name: 'Spam' });
    document.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true, cancelable: true }),
    );
    await user.type(await search(), 'superv');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('article', { name: 'Support' })).toBeVisible();
  });

  test('finds a session by what was said in it', async () => {
    writes('client1', 'The door is stuck');
    const { user } = await open(world, 'operator1', '/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await search(), 'stuck');
    await user.click(await screen.findByRole('option', { name: /Client 1.*The door is stuck/ }));
    expect(await screen.findByRole('heading', { name: /Client 1/ })).toBeVisible();
  });

  test('says which of its options Enter would do', async () => {
    const { user } = await open(world, 'supervisor', '/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    await user.keyboard('{Control>}k{/Control}');
    const field = await search();
    expect(screen.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    const marked = () => screen.getByRole('option', { selected: true });
    await waitFor(() => expect(marked()).toHaveAccessibleName(/Keyboard shortcuts/));
    expect(field).toHaveAttribute('aria-controls', screen.getByRole('listbox').id);
    expect(field).toHaveAttribute('aria-activedescendant', marked().id);
    await user.type(field, '{ArrowDown}');
    expect(marked()).toHaveAccessibleName('Desk');
    expect(field).toHaveAttribute('aria-activedescendant', marked().id);
    await user.type(field, 'superv');
    expect(marked()).toHaveAccessibleName('Supervise');
    await user.type(field, 'nothing of the kind');
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
    expect(field).toHaveAttribute('aria-expanded', 'false');
    expect(field).not.toHaveAttribute('aria-activedescendant');
  });

  test('does what can be done with the open session', async () => {
    const session = writes('client1', 'The door is stuck');
    const { user } = await open(world, 'operator1', `/desk?session=${session.id}`);
    await screen.findByRole('log');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await search(), 'claim');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await search(), 'return to');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(session.status).toBe('QUEUED'));
  });
});

describe('the lists', () => {
  test('a search shows where its words stand', async () => {
    const session = writes('client1', 'The printer stopped');
    const [line] = world.lines;
    if (line) world.write(world.person('client1'), line, 'Nothing else');
    const { user } = await open(world, 'operator1');
    await user.type(await screen.findByRole('searchbox', { name: 'Search sessions' }), 'printer');
    expect(await screen.findByText('printer', { selector: 'mark' })).toBeVisible();
    expect(session.preview).toBe('Nothing else');
  });

  test('what was put aside as spam is counted on its tab', async () => {
    writes('client1', 'Buy now').status = 'SPAM';
    await open(world, 'supervisor');
    expect(await screen.findByRole('tab', { name: /Spam\s*1/ })).toBeVisible();
  });
});
