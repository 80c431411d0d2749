import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { emptyWorld } from '../mock/world';
import { open } from './app';

describe('sign-in', () => {
  test('says at the password that the credentials are wrong, and keeps the login', async () => {
    const { user } = await open(emptyWorld(), undefined, '/sign-in');
    await user.type(await screen.findByRole('textbox', { name: 'Login' }), 'operator1');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Login or password is wrong.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Login' })).toHaveValue('operator1');
  });

  test('a demo login fills the form and signs in', async () => {
    const { user } = await open(emptyWorld(), undefined, '/sign-in');
    await user.click(await screen.findByRole('button', { name: /Operator 2/ }));
    expect(await screen.findByRole('heading', { name: 'Desk' })).toBeVisible();
  });

  test('shows no demo logins where there is no demo', async () => {
    const world = emptyWorld();
    world.demo = false;
    await open(world, undefined, '/sign-in');
    await screen.findByRole('textbox', { name: 'Login' });
    expect(screen.queryByText(/Demo logins/)).not.toBeInTheDocument();
  });

  test('leads back to the page that asked for somebody', async () => {
    const { user, router } = await open(emptyWorld(), undefined, '/lines?q=Sup');
    await user.click(await screen.findByRole('button', { name: /Auditor/ }));
    expect(await screen.findByRole('link', { name: 'Support' })).toBeVisible();
    expect(router.state.location.href).toBe('/lines?q=Sup');
  });

  test('signing out leads to the sign-in page', async () => {
    const { user } = await open(emptyWorld(), 'operator1');
    await user.click(await screen.findByRole('button', { name: /Account/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

describe('who signs in how', () => {
  test('where local accounts are off there is the provider alone', async () => {
    const world = emptyWorld();
    world.signIn = { password: false, provider: { name: 'Example ID' } };
    await open(world, undefined, '/people?q=ada');
    const link = await screen.findByRole('link', { name: 'Continue with Example ID' });
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(/\/api\/sign-in\/provider\?to=%2Fpeople%3Fq%3Dada$/),
    );
    expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
    expect(screen.queryByText(/Demo logins/)).not.toBeInTheDocument();
  });

  test('what went wrong at the provider is said in words', async () => {
    const world = emptyWorld();
    world.signIn.provider = { name: 'Example ID' };
    await open(world, undefined, '/sign-in?problem=provider-unavailable');
    expect(await screen.findByRole('alert')).toHaveTextContent('Example ID does not answer');
    expect(screen.getByLabelText('Password')).toBeVisible();
  });

  test('after too many failures one waits as long as the server says', async () => {
    const world = emptyWorld();
    world.failures.set('operator1', 5);
    const { user } = await open(world, undefined, '/sign-in');
    await user.type(await screen.findByRole('textbox', { name: 'Login' }), 'operator1');
    await user.type(screen.getByLabelText('Password'), 'demo');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts failed');
    expect(screen.getByRole('button', { name: /Try again in 0:\d\d/ })).toBeDisabled();
  });

  test.each([
    ['DEACTIVATED', /Your account was deactivated/],
    ['EXPIRED', /Your sign-in has ended/],
    ['SIGNED_OUT', /You are signed out/],
  ])('a stream that says bye, %s, leads here with the reason', async (reason, words) => {
    const world = emptyWorld();
    const { router } = await open(world, 'operator1', '/desk?list=closed');
    await screen.findByText('Live');
    world.caller = 'none';
    world.endStreams(world.person('operator1'), reason);
    expect(await screen.findByText(words)).toBeVisible();
    expect(router.state.location.search).toEqual({ next: '/desk?list=closed', reason });
  });

  test('a call that finds nobody signed in leads here as well', async () => {
    const world = emptyWorld();
    const { user } = await open(world, 'admin', '/groups');
    await screen.findByRole('link', { name: 'Staff' });
    world.caller = 'none';
    await user.click(screen.getByRole('link', { name: 'People' }));
    expect(await screen.findByText(/Your sign-in has ended/)).toBeVisible();
  });
});

describe('first run', () => {
  test('takes the key from the link and names what is wrong at its field', async () => {
    const world = emptyWorld(false);
    world.firstRun = true;
    const { user } = await open(world, undefined, '/first-run#right');
    await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Ada');
    await user.type(screen.getByRole('textbox', { name: 'Login' }), 'ada');
    await user.type(screen.getByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Create and sign in' }));
    expect(await screen.findByText(/This password is too short/)).toBeVisible();
    await user.type(screen.getByLabelText('Password'), 'er than before');
    await user.click(screen.getByRole('button', { name: 'Create and sign in' }));
    expect(await screen.findByRole('heading', { name: 'Create your first line' })).toBeVisible();
  });

  test('a used key is refused and another may be entered', async () => {
    const world = emptyWorld(false);
    world.firstRun = true;
    const { user } = await open(world, undefined, '/first-run#used');
    await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Ada');
    await user.type(screen.getByRole('textbox', { name: 'Login' }), 'ada');
    await user.type(screen.getByLabelText('Password'), 'long enough by far');
    await user.click(screen.getByRole('button', { name: 'Create and sign in' }));
    expect(await screen.findByRole('textbox', { name: 'Key from the log' })).toBeInvalid();
  });
});
