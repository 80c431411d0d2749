import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { emptyWorld, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

test('what I write stands in my conversation once, and Enter sends it', async () => {
  const { user } = await open(world, 'client1');
  await user.type(await screen.findByRole('textbox', { name: 'Message to Support' }), 'Hello');
  await user.keyboard('{Enter}');
  const log = screen.getByRole('log');
  expect(await within(log).findByText('Hello')).toBeVisible();
  await waitFor(() => expect(within(log).queryByText('Sending…')).not.toBeInTheDocument());
  expect(within(log).getAllByText('Hello')).toHaveLength(1);
});

test('an answer arrives by itself, under the name the line shows', async () => {
  const [line] = world.lines;
  if (line) line.showOperatorName = false;
  await open(world, 'client1');
  await screen.findByText('Live');
  if (line) world.write(world.person('client1'), line, 'Hello');
  const [session] = world.sessions;
  if (session) {
    const author = { id: 'p-operator1', name: 'Operator 1' };
    const at = new Date().toISOString();
    const answer = world.add(session, { messageId: 'm', at, kind: 'REPLY', author, text: 'Hi!' });
    world.tell(session, () => false, answer);
  }
  const log = await screen.findByRole('log');
  expect(await within(log).findByText('Hi!')).toBeVisible();
  expect(within(log).getByText('Support')).toBeVisible();
  expect(within(log).queryByText('Operator 1')).not.toBeInTheDocument();
});

test('somebody with several lines chooses one', async () => {
  const [line] = world.lines;
  if (line) world.lines.push({ ...line, id: 'l-it', name: 'IT help' });
  const { user } = await open(world, 'client1');
  expect(await screen.findByText('Choose a line')).toBeVisible();
  await user.click(screen.getByRole('link', { name: /IT help/ }));
  expect(await screen.findByRole('textbox', { name: 'Message to IT help' })).toBeVisible();
});
