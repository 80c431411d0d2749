import { Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChoose, useMe } from '@/shared/api/queries';
import { keysOf, modifier } from '@/shared/keyboard/sendKey';
import classes from './ShortcutsOverlay.module.css';

const KEYS = [
  { keys: ['J', 'K'], text: 'shortcuts.move' },
  { keys: ['C'], text: 'shortcuts.claim' },
  { keys: ['T'], text: 'shortcuts.takeNext' },
  { keys: ['S'], text: 'shortcuts.begin' },
  { keys: ['R'], text: 'shortcuts.reply' },
  { keys: ['N'], text: 'shortcuts.note' },
  { keys: ['A'], text: 'shortcuts.give' },
  { keys: ['E'], text: 'shortcuts.close' },
  { keys: ['/'], text: 'shortcuts.search' },
  { keys: ['?'], text: 'shortcuts.help' },
] as const;

export function ShortcutsOverlay({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const choose = useChoose();
  const on = me.preferences.shortcuts;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.keys} data-off={!on}>
        {KEYS.map(({ keys, text }) => (
          <div key={text} className={classes.row}>
            <dt>{t(text)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div className={classes.row}>
          <dt>{t('palette.title')}</dt>
          <dd>
            <kbd>{modifier}</kbd>
            <kbd>K</kbd>
          </dd>
        </div>
        <div className={classes.row}>
          <dt>{t('shortcuts.send')}</dt>
          <dd>
            {keysOf(me.preferences.sendKey).map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      </dl>
      <p className={classes.hint}>{t('shortcuts.physical')}</p>
      <Switch
        label={t('shortcuts.on')}
        checked={on}
        onChange={(event) => choose.mutate({ shortcuts: event.currentTarget.checked })}
      />
    </Modal>
  );
}
