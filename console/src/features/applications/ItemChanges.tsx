import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field, ItemValue } from '@/shared/applications/schema';
import classes from './ItemPage.module.css';
import type { ItemChange } from './queries';
import { useValueWords } from './useValueWords';

function Side({
  field,
  value,
  gone,
}: {
  field?: Field;
  value: ItemValue | undefined;
  gone: boolean;
}) {
  const { t } = useTranslation();
  const words = useValueWords();
  const text = words(field, value);
  if (text === undefined) {
    return (
      <span className={classes.dim}>
        <span aria-hidden="true">—</span>
        <VisuallyHidden>{t('setting.nothing')}</VisuallyHidden>
      </span>
    );
  }
  return gone ? (
    <del className={classes.before}>{text}</del>
  ) : (
    <ins className={classes.after}>{text}</ins>
  );
}

/** What one save changed: before and after, field by field. */
export function ItemChanges({ change, fields }: { change: ItemChange; fields: Field[] }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.changes}>
      {change.changes.map(({ field: key, before, after }) => {
        const field = fields.find((each) => each.key === key);
        return (
          <div key={key}>
            <dt>{field?.title ?? key}</dt>
            <dd>
              {before !== undefined && (
                <>
                  <Side field={field} value={before} gone />
                  <span aria-hidden="true"> → </span>
                  <VisuallyHidden>{t('setting.became')}</VisuallyHidden>
                </>
              )}
              <Side field={field} value={after} gone={false} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
