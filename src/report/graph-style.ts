import type { Fate } from './graph.ts';

/** How a node looks. Its label says its verdict in words; colour, border and shape only repeat it. */
export interface NodeStyle {
  /** Background, under black text. */
  readonly fill: string;
  /** Attributes of Graphviz. */
  readonly dot: string;
  /** Brackets of Mermaid, which give the shape, and style of the border. */
  readonly mermaid: { readonly brackets: readonly [string, string]; readonly border: string };
}

/** Colours that colour-blind readers tell apart (Okabe and Ito 2008, "Color Universal Design"). */
export const nodeStyles: Readonly<Record<Fate, NodeStyle>> = {
  proved: {
    fill: '#009E73',
    dot: 'style=filled, peripheries=2',
    mermaid: { brackets: ['[[', ']]'], border: 'stroke-width:1px' },
  },
  supported: {
    fill: '#56B4E9',
    dot: 'style=filled',
    mermaid: { brackets: ['[', ']'], border: 'stroke-width:1px' },
  },
  undecided: {
    fill: '#F0E442',
    dot: 'style="filled,dashed"',
    mermaid: { brackets: ['(', ')'], border: 'stroke-dasharray:6' },
  },
  refuted: {
    fill: '#D55E00',
    dot: 'style="filled,bold", shape=octagon',
    mermaid: { brackets: ['{{', '}}'], border: 'stroke-width:3px' },
  },
  broke: {
    fill: '#CC79A7',
    dot: 'style="filled,bold"',
    mermaid: { brackets: ['>', ']'], border: 'stroke-width:3px' },
  },
  'not judged': {
    fill: '#FFFFFF',
    dot: 'style="filled,dotted"',
    mermaid: { brackets: ['(', ')'], border: 'stroke-dasharray:2' },
  },
};

/** Around what stands on something refuted or has a broken derivation, whatever its own verdict. */
export const shakenBorder = { colour: nodeStyles.refuted.fill, width: 4 } as const;
