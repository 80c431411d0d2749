import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Line } from '@/shared/api/schemas';
import { AsOf } from './AsOf';
import { Claimants } from './Claimants';
import { DifferenceView } from './DifferenceView';
import classes from './LineHistory.module.css';
import type { Go, Place } from './place';
import { Timeline } from './Timeline';

function Export({ line }: { line: Line }) {
  const { t } = useTranslation();
  const href = (format: string) => `/api/lines/${line.id}/history?format=${format}`;
  return (
    <Menu width={160}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {t('audit.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={href('csv')} download>
          {t('audit.csv')}
        </Menu.Item>
        <Menu.Item component="a" href={href('json')} download>
          {t('audit.json')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface Props {
  line: Line;
  place: Place;
  go: Go;
}

/** A line's history one can stand in: as of a moment, between two, and who could claim then. */
export function LineHistory({ line, place, go }: Props) {
  const { t } = useTranslation();
  const view = place.view ?? 'asOf';
  const timeline = (version: number | undefined, from?: number) => (
    <Timeline
      line={line.id}
      to={version}
      from={from}
      onChoose={(entry) => {
        if (view === 'claimants') go({ at: entry.at, version: undefined });
        else if (view === 'difference') {
          go({ from: Math.max(1, entry.version - 1), to: entry.version });
        } else {
          go({
            version: entry.version === line.version ? undefined : entry.version,
            at: undefined,
          });
        }
      }}
    />
  );
  const shared = { line, place, go, timeline };
  return (
    <div className={classes.history}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('audit.views')}
          value={view}
          onChange={(to) =>
            go({ view: to === 'difference' || to === 'claimants' ? to : undefined })
          }
          data={[
            { value: 'asOf', label: t('audit.viewAsOf') },
            { value: 'difference', label: t('audit.viewDifference') },
            { value: 'claimants', label: t('audit.viewClaimants') },
          ]}
        />
        <span className={classes.gap} />
        <Export line={line} />
      </div>
      {view === 'asOf' && <AsOf {...shared} />}
      {view === 'difference' && <DifferenceView {...shared} />}
      {view === 'claimants' && <Claimants {...shared} />}
    </div>
  );
}
