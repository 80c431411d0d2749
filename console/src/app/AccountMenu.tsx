import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forgetPosition, tell } from '@/shared/api/client';
import { meQuery, useLanguage, useMe } from '@/shared/api/queries';
import type { Language } from '@/shared/api/schemas';
import { setLanguage } from '@/shared/i18n/i18n';
import { Initials } from '@/shared/ui/Initials';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './AccountMenu.module.css';

function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => tell('POST', '/api/sign-out'),
    onSuccess: () => {
      forgetPosition();
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      queryClient.setQueryData(meQuery.queryKey, null);
    },
  });
}

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const speak = (to: Language) => {
    language.mutate(to);
    void setLanguage(to);
  };
  return (
    <Menu width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          aria-label={t('account.menu', { name: me.name })}
        >
          <Initials name={me.name} size={28} color="indigo" />
          <span className={classes.name}>{me.name}</span>
          <IconChevronDown size={14} aria-hidden="true" className={classes.chevron} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.signedInAs', { name: me.name, login: me.login })}</Menu.Label>
        <div className={classes.choice}>
          <span id="account-language">{t('account.language')}</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="account-language"
            value={me.language}
            onChange={(value) => speak(value === 'ru' ? 'ru' : 'en')}
            data={[
              { value: 'en', label: t('account.en') },
              { value: 'ru', label: t('account.ru') },
            ]}
          />
        </div>
        <div className={classes.choice}>
          <span id="account-theme">{t('account.theme')}</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="account-theme"
            value={colorScheme}
            onChange={(value) =>
              setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')
            }
            data={[
              { value: 'light', label: t('account.light') },
              { value: 'dark', label: t('account.dark') },
              { value: 'auto', label: t('account.auto') },
            ]}
          />
        </div>
        <Menu.Divider />
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
        <ProblemNote error={signOut.error ?? language.error} />
      </Menu.Dropdown>
    </Menu>
  );
}
