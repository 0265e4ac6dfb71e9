import type { Concept, ConceptKind, Names, ReuseLevel, SkillType } from '../classification.js';
import { byUri } from '../classification.js';
import type { FaultList, Row } from './csv-rows.js';

interface Draft {
  readonly uri: string;
  readonly kind: ConceptKind;
  readonly code: string | null;
  readonly iscoGroup: string | null;
  readonly skillType: SkillType | null;
  readonly reuseLevel: ReuseLevel | null;
  readonly names: Record<string, Names>;
  readonly descriptions: Record<string, string>;
}

const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;
const LONGEST_URI = 500;
const LABEL_BREAK = /[\r\n]+/;

/** Concepts while their files are read, one language after the other. */
export class ConceptDrafts {
  private readonly drafts = new Map<string, Draft>();

  /** Adds a concept in the classification's first language; that file decides which concepts there are. */
  add(kind: ConceptKind, language: string, file: string, row: Row, faults: FaultList): void {
    const uri = row.get('conceptUri');
    if (!URI.test(uri) || uri.length > LONGEST_URI) return faults.add(file, row.number, `conceptUri is not a URI: '${shorten(uri)}'`);
    if (this.drafts.has(uri)) return faults.add(file, row.number, `comes twice: ${uri}`);
    if (row.get('preferredLabel') === '') return faults.add(file, row.number, `has no preferredLabel: ${uri}`);
    const draft: Draft = {
      uri,
      kind,
      code: row.get('code') === '' ? null : row.get('code'),
      iscoGroup: kind === 'OCCUPATION' ? iscoGroupOf(row.get('iscoGroup')) : null,
      skillType: kind === 'SKILL' ? skillTypeOf(row.get('skillType')) : null,
      reuseLevel: kind === 'SKILL' ? reuseLevelOf(row.get('reuseLevel')) : null,
      names: {},
      descriptions: {},
    };
    this.drafts.set(uri, draft);
    name(draft, language, row);
  }

  /** Adds a group known only from the hierarchy file, in versions without a file of groups. */
  addGroup(uri: string, language: string, label: string, code: string): void {
    if (!URI.test(uri) || label === '' || this.drafts.has(uri)) return;
    const names = { [language]: { preferred: label, alternatives: [], hidden: [] } };
    const nothing = { iscoGroup: null, skillType: null, reuseLevel: null, descriptions: {} };
    this.drafts.set(uri, { uri, kind: 'SKILL_GROUP', code: code === '' ? null : code, names, ...nothing });
  }

  /** Names a concept in a further language; false where this classification has no such concept (a file of another version). */
  translate(kind: ConceptKind, language: string, row: Row): boolean {
    const draft = this.drafts.get(row.get('conceptUri'));
    if (draft === undefined || draft.kind !== kind) return false;
    // An empty label is a concept not yet translated: it falls back to the first language.
    if (row.get('preferredLabel') !== '') name(draft, language, row);
    return true;
  }

  kindOf(uri: string): ConceptKind | null {
    return this.drafts.get(uri)?.kind ?? null;
  }

  /** The concepts of these kinds in the order of their URIs. */
  ofKind(...kinds: readonly ConceptKind[]): readonly Concept[] {
    return [...this.drafts.values()].filter((draft) => kinds.includes(draft.kind)).sort(byUri);
  }
}

function name(draft: Draft, language: string, row: Row): void {
  const preferred = row.get('preferredLabel').replace(LABEL_BREAK, ' ');
  const alternatives = labelsIn(row.get('altLabels'), preferred);
  draft.names[language] = { preferred, alternatives, hidden: labelsIn(row.get('hiddenLabels'), preferred) };
  if (row.get('description') !== '') draft.descriptions[language] = row.get('description');
}

/** Several labels in one field stand on lines of their own. */
function labelsIn(field: string, preferred: string): readonly string[] {
  if (field === '') return [];
  const labels = field.split(LABEL_BREAK).map((label) => label.trim());
  return [...new Set(labels)].filter((label) => label !== '' && label !== preferred);
}

/** `2654`, in some versions `C2654` or `http://data.europa.eu/esco/isco/C2654`. */
function iscoGroupOf(field: string): string | null {
  return /(?:^|[/C])(\d{1,4})$/.exec(field)?.[1] ?? null;
}

function skillTypeOf(field: string): SkillType | null {
  if (field === 'knowledge') return 'KNOWLEDGE';
  return field === 'skill/competence' || field === 'skill' ? 'COMPETENCE' : null;
}

function reuseLevelOf(field: string): ReuseLevel | null {
  return REUSE_LEVELS[field] ?? null;
}

const REUSE_LEVELS: Readonly<Record<string, ReuseLevel>> = {
  transversal: 'TRANSVERSAL',
  'cross-sector': 'CROSS_SECTOR',
  'sector-specific': 'SECTOR_SPECIFIC',
  'occupation-specific': 'OCCUPATION_SPECIFIC',
};

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
