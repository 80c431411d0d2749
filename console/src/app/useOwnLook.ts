import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useMe } from '@/shared/api/queries';
import { setLanguage } from '@/shared/i18n/i18n';

const SCHEMES = { LIGHT: 'light', DARK: 'dark', DEVICE: 'auto' } as const;

/** Shows Firstline as its reader chose, wherever he did. */
export function useOwnLook(): void {
  const { language, preferences } = useMe();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = SCHEMES[preferences.theme];
  useEffect(() => void setLanguage(language), [language]);
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
}
