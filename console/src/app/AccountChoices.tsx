import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChoose, useMe } from '@/shared/api/queries';
import { language, preferences } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './AccountMenu.module.css';

const { theme } = preferences.shape;

/** What one sets most often, at hand on every page. */
export function AccountChoices() {
  const { t } = useTranslation();
  const me = useMe();
  const choose = useChoose();
  return (
    <>
      <div className={classes.choice}>
        <span id="account-language">{t('account.language')}</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="account-language"
          value={me.language}
          onChange={(value) => choose.mutate({ language: language.parse(value) })}
          data={language.options.map((value) => ({ value, label: t(`account.${value}`) }))}
        />
      </div>
      <div className={classes.choice}>
        <span id="account-theme">{t('account.themeLabel')}</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="account-theme"
          value={me.preferences.theme}
          onChange={(value) => choose.mutate({ theme: theme.parse(value) })}
          data={theme.options.map((value) => ({ value, label: t(`account.theme.${value}`) }))}
        />
      </div>
      <ProblemNote error={choose.error} />
    </>
  );
}
