import { SegmentedControl, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoose, useMe } from '@/shared/api/queries';
import { language, preferences } from '@/shared/api/schemas';
import { keysOf } from '@/shared/keyboard/sendKey';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';
import { OwnAlerts } from './OwnAlerts';
import classes from './Profile.module.css';

const { theme, sendKey } = preferences.shape;

function Preference({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className={classes.preference}>
      <span id={id}>{label}</span>
      {children}
    </div>
  );
}

/** Each choice holds at once, on every device. */
export function OwnPreferences() {
  const { t } = useTranslation();
  const me = useMe();
  const choose = useChoose();
  const chosen = me.preferences;
  return (
    <section aria-labelledby="preferences">
      <h2 id="preferences">{t('profile.preferences')}</h2>
      <Preference id="own-language" label={t('account.language')}>
        <SegmentedControl
          aria-labelledby="own-language"
          value={me.language}
          onChange={(value) => choose.mutate({ language: language.parse(value) })}
          data={language.options.map((value) => ({ value, label: t(`account.${value}`) }))}
        />
      </Preference>
      <Preference id="own-theme" label={t('account.themeLabel')}>
        <SegmentedControl
          aria-labelledby="own-theme"
          value={chosen.theme}
          onChange={(value) => choose.mutate({ theme: theme.parse(value) })}
          data={theme.options.map((value) => ({ value, label: t(`account.theme.${value}`) }))}
        />
      </Preference>
      <Preference id="own-send-key" label={t('profile.sendKey')}>
        <SegmentedControl
          aria-labelledby="own-send-key"
          value={chosen.sendKey}
          onChange={(value) => choose.mutate({ sendKey: sendKey.parse(value) })}
          data={sendKey.options.map((value) => ({ value, label: keysOf(value).join(' + ') }))}
        />
      </Preference>
      <OwnAlerts />
      <div className={classes.preference}>
        <Switch
          size="sm"
          label={t('profile.shortcuts')}
          checked={chosen.shortcuts}
          onChange={(event) => choose.mutate({ shortcuts: event.currentTarget.checked })}
        />
      </div>
      <p className={sheet.dim}>{t('profile.preferencesHint')}</p>
      <ProblemNote error={choose.error} />
    </section>
  );
}
