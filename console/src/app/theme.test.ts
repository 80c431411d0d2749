import {
  DEFAULT_THEME,
  convertCssVariables,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from './theme';

type Variables = Record<string, string>;

function changed(own: Variables, standard: Variables): Variables {
  return Object.fromEntries(
    Object.entries(own).filter(([name, value]) => standard[name] !== value),
  );
}

test('theme.css says what the theme says, so that no style element is written at run time', async () => {
  const own = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const standard = defaultCssVariablesResolver(DEFAULT_THEME);
  const css = convertCssVariables(
    {
      variables: changed(own.variables, standard.variables),
      light: changed(own.light, standard.light),
      dark: changed(own.dark, standard.dark),
    },
    ':root',
  );
  // After changing the theme: npx vitest run src/app/theme.test.ts -u
  await expect(css.replace(/([{;}])/g, '$1\n')).toMatchFileSnapshot('./theme.css');
});
