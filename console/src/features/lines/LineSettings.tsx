import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isAdministrator, useMe } from '@/shared/api/queries';
import type { Line } from '@/shared/api/schemas';
import { Value } from '@/shared/lines/Value';
import { SETTINGS, settingsOf } from '@/shared/lines/settings';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import sheet from '@/shared/ui/sheet.module.css';
import classes from './LinePage.module.css';
import { RetireSection } from './Retirement';
import { SettingsForm } from './SettingsForm';
import { Warnings } from './Warnings';

interface Props {
  line: Line;
  onDirty: (dirty: boolean) => void;
}

export function LineSettings({ line, onDirty }: Props) {
  const me = useMe();
  return (
    <>
      {line.mayEdit ? <SettingsForm line={line} onDirty={onDirty} /> : <LineFacts line={line} />}
      {isAdministrator(me) && line.state === 'ACTIVE' && <RetireSection line={line} />}
    </>
  );
}

/** The same settings for somebody who may only look. */
function LineFacts({ line }: { line: Line }) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const settings = settingsOf(line);
  const shown = SETTINGS.filter(
    (name) => name !== 'showOperatorName' || line.internalGroups.length > 0,
  );
  return (
    <div className={sheet.form}>
      <p className={classes.readOnly}>
        <IconLock size={15} aria-hidden="true" />
        {t('lines.readOnly')}
      </p>
      <dl className={sheet.facts}>
        {shown.map((name) => (
          <div key={name}>
            <dt>{words.label(name)}</dt>
            <dd>
              <Value field={name} value={settings[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <Warnings warnings={line.warnings} />
    </div>
  );
}
