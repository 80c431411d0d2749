import { Menu, UnstyledButton } from '@mantine/core';
import { IconCommand, IconKeyboard, IconLogout, IconTemplate, IconUser } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetPosition, tell } from '@/shared/api/client';
import { hasTemplates, meQuery, useMe } from '@/shared/api/queries';
import { forgetAttachments } from '@/shared/files/attachments';
import { modifier } from '@/shared/keyboard/sendKey';
import { choosePresence } from '@/shared/live/chosenPresence';
import { Initials } from '@/shared/ui/Initials';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './AccountMenu.module.css';

const AccountChoices = lazy(async () => ({
  default: (await import('./AccountChoices')).AccountChoices,
}));

function useSignOut() {
  const queryClient = useQueryClient();
  const me = useMe();
  return useMutation({
    mutationFn: () => tell('POST', '/api/sign-out'),
    onSuccess: () => {
      choosePresence(me.id, 'OFFLINE');
      forgetPosition();
      forgetAttachments();
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      queryClient.setQueryData(meQuery.queryKey, null);
    },
  });
}

interface Props {
  onShortcuts: () => void;
  onPalette: () => void;
}

export function AccountMenu({ onShortcuts, onPalette }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <Menu width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          aria-label={t('account.menu', { name: me.name })}
        >
          <Initials name={me.name} size={28} color="indigo" />
          <span className={classes.name}>{me.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.signedInAs', { name: me.name, login: me.login })}</Menu.Label>
        <div className={classes.choices}>
          <Suspense>
            <AccountChoices />
          </Suspense>
        </div>
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick
          component={Link}
          to="/profile"
          leftSection={<IconUser size={16} stroke={1.6} />}
        >
          {t('account.profile')}
        </Menu.Item>
        {hasTemplates(me) && (
          <Menu.Item
            closeMenuOnClick
            component={Link}
            to="/templates"
            leftSection={<IconTemplate size={16} stroke={1.6} />}
          >
            {t('templates.title')}
          </Menu.Item>
        )}
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconCommand size={16} stroke={1.6} />}
          rightSection={<kbd className={classes.keys}>{modifier} K</kbd>}
          onClick={onPalette}
        >
          {t('palette.title')}
        </Menu.Item>
        <Menu.Item
          closeMenuOnClick
          leftSection={<IconKeyboard size={16} stroke={1.6} />}
          onClick={onShortcuts}
        >
          {t('account.shortcuts')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.6} />}
          onClick={() => signOut.mutate()}
        >
          {t('account.signOut')}
        </Menu.Item>
        <ProblemNote error={signOut.error} />
      </Menu.Dropdown>
    </Menu>
  );
}
