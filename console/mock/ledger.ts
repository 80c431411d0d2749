import type { Line, Person, Ref, World } from './world.ts';

export const SETTINGS = [
  'name',
  'operatorGroups',
  'supervisorGroups',
  'internalGroups',
  'showOperatorName',
  'accountApplication',
  'requestApplications',
  'readerGroups',
  'supervisorsMayEdit',
  'routingRule',
] as const;
export type Setting = (typeof SETTINGS)[number];

type Values = Pick<Line, Setting | 'state'>;
type Named = Omit<
  Values,
  | 'operatorGroups'
  | 'supervisorGroups'
  | 'internalGroups'
  | 'readerGroups'
  | 'accountApplication'
  | 'requestApplications'
> & { accountApplication: Ref | null; requestApplications: Ref[] } & Record<
    'operatorGroups' | 'supervisorGroups' | 'internalGroups' | 'readerGroups',
    Ref[]
  >;

interface Save {
  version: number;
  at: string;
  by: { id: string; name: string };
  values: Values;
  /** With the names groups had then. */
  named: Named;
}

interface Entry {
  version: number;
  at: string;
  actor: { id: string; name: string };
  event: string;
  summary: string;
  changes: { field: string; before: unknown; after: unknown }[];
}

const TOLD: Record<Setting, [event: string, summary: string]> = {
  name: ['LineRenamed', 'Renamed'],
  operatorGroups: ['OperatorsAssigned', 'Operators assigned'],
  supervisorGroups: ['SupervisorsAssigned', 'Supervisors assigned'],
  internalGroups: ['InternalClientsSet', 'Internal clients set'],
  showOperatorName: ['OperatorNameShown', 'Operator’s name'],
  accountApplication: ['AccountApplicationSet', 'Application for accounts set'],
  requestApplications: ['RequestApplicationsSet', 'Applications for requests set'],
  readerGroups: ['ReadersAssigned', 'Readers assigned'],
  supervisorsMayEdit: ['SupervisorsMayEditSet', 'Who may edit'],
  routingRule: ['RoutingRuleChosen', 'Routing rule chosen'],
};

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The events of one line, and what it was after each of them. */
export class Ledger {
  readonly entries: Entry[] = [];
  private readonly saves: Save[] = [];
  private readonly world: World;
  private readonly line: Line;

  constructor(world: World, line: Line) {
    this.world = world;
    this.line = line;
  }

  created(by: Person, at = new Date()): void {
    const changes = (['name', 'operatorGroups', 'supervisorGroups'] as const).map((field) => ({
      field,
      before: null,
      after: this.named()[field],
    }));
    this.keep(by, at, [{ event: 'LineCreated', summary: 'Line created', changes }]);
  }

  /** Sets what differs, one event for each, one version for all of them. */
  save(by: Person, change: Partial<Line>, at = new Date()): void {
    const before = this.named();
    const wanted = { ...change };
    if (wanted.internalGroups?.length === 0) wanted.showOperatorName = false;
    const differing = SETTINGS.filter(
      (field) => wanted[field] !== undefined && !same(wanted[field], this.line[field]),
    );
    const state = wanted.state;
    const moves = state !== undefined && state !== this.line.state;
    if (differing.length === 0 && !moves) return;
    Object.assign(
      this.line,
      Object.fromEntries(differing.map((field) => [field, wanted[field]])),
      moves ? { state } : {},
    );
    this.line.version += 1;
    const after = this.named();
    const events = differing.map((field) => ({
      event: TOLD[field][0],
      summary: TOLD[field][1],
      changes: [{ field, before: before[field], after: after[field] }],
    }));
    if (moves) {
      const [event, summary] =
        state === 'RETIRED' ? ['LineRetired', 'Line retired'] : ['LineRestored', 'Line restored'];
      const changes = [{ field: 'state', before: before.state, after: state }];
      this.keep(by, at, [{ event, summary, changes }]);
    } else this.keep(by, at, events);
  }

  at(version: number): Values | undefined {
    return this.saves.find((save) => save.version === version)?.values;
  }

  past(moment: { version: number } | { at: string }) {
    const found =
      'version' in moment
        ? this.saves.find(({ version }) => version === moment.version)
        : this.saves.findLast(({ at }) => at <= new Date(moment.at).toISOString());
    if (found === undefined) return undefined;
    const { version, at, by, named } = found;
    return { id: this.line.id, version, at, by, ...named };
  }

  named(): Named {
    const refs = (ids: string[]): Ref[] =>
      ids.map((id) => ({ id, name: this.world.group(id)?.name ?? id }));
    const { line } = this;
    const application = (id: string): Ref => ({
      id,
      name: this.world.applications.find((each) => each.id === id)?.name ?? id,
    });
    return {
      state: line.state,
      name: line.name,
      operatorGroups: refs(line.operatorGroups),
      supervisorGroups: refs(line.supervisorGroups),
      internalGroups: refs(line.internalGroups),
      showOperatorName: line.showOperatorName,
      accountApplication: line.accountApplication ? application(line.accountApplication) : null,
      requestApplications: line.requestApplications.map(application),
      readerGroups: refs(line.readerGroups),
      supervisorsMayEdit: line.supervisorsMayEdit,
      routingRule: line.routingRule,
    };
  }

  private keep(by: Person, at: Date, events: Pick<Entry, 'event' | 'summary' | 'changes'>[]): void {
    const { version } = this.line;
    const instant = at.toISOString();
    const actor = { id: by.id, name: by.name };
    for (const { event, ...told } of events) {
      this.entries.push({ version, at: instant, actor, event: `line.${event}`, ...told });
    }
    const { line } = this;
    const values = Object.fromEntries(
      [...SETTINGS, 'state' as const].map((field) => [field, line[field]]),
    ) as unknown as Values;
    this.saves.push({ version, at: instant, by: actor, values, named: this.named() });
  }
}
