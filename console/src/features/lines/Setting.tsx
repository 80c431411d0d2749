import { Button, Group } from '@mantine/core';
import type { SubmitEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './LinePage.module.css';

interface Props {
  children: ReactNode;
  dirty: boolean;
  saving: boolean;
  valid: boolean;
  onSave: () => void;
  onReset: () => void;
}

/** One setting with its own save: the buttons appear with the first change. */
export function Setting({ children, dirty, saving, valid, onSave, onReset }: Props) {
  const { t } = useTranslation();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (dirty && valid) onSave();
  };
  return (
    <form className={classes.setting} data-dirty={dirty} onSubmit={submit}>
      {children}
      {dirty && (
        <Group gap={8} mt={10}>
          <Button type="submit" size="compact-sm" disabled={!valid || saving}>
            {t('common.save')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={saving} onClick={onReset}>
            {t('common.undo')}
          </Button>
          <span className={classes.unsaved}>{t('lines.unsaved')}</span>
        </Group>
      )}
    </form>
  );
}
