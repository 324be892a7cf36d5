import bidiFactory from 'bidi-js';
import type { Font, Glyph, GlyphPosition } from 'fontkit';

const { getMirroredCharacter: mirrorOf } = bidiFactory();

export type RunDirection = 'ltr' | 'rtl';

/** The glyphs of a text from left to right. */
interface Laid {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly GlyphPosition[];
  readonly advanceWidth: number;
}

/** Ligatures are left out, because they are copied in the wrong order. Those of lam and alef, which Arabic cannot do without, are made here. */
const FEATURES = { liga: false, dlig: false, calt: false, rlig: false };

const LAM = 0x0644;

/** The ligature of lam with each alef, where it stands alone and where a letter is joined to it. */
const LAM_ALEF: ReadonlyMap<number, { readonly alone: number; readonly joined: number }> = new Map([
  [0x0622, { alone: 0xfef5, joined: 0xfef6 }],
  [0x0623, { alone: 0xfef7, joined: 0xfef8 }],
  [0x0625, { alone: 0xfef9, joined: 0xfefa }],
  [0x0627, { alone: 0xfefb, joined: 0xfefc }],
]);
const LAM_THAT_BEGINS = 0xfedf;

const UNMOVED = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 } as GlyphPosition;

/** Texts kept with their glyphs: figures and words repeat in a document. */
const MOST_KEPT = 4_000;

/** One file of a font. */
export class Face {
  private readonly known: ReadonlySet<number>;
  private readonly kept = { ltr: new Map<string, Laid>(), rtl: new Map<string, Laid>() };

  constructor(
    readonly name: string,
    private readonly font: Font,
  ) {
    this.known = new Set(this.font.characterSet);
    rememberLetters(font);
  }

  has(codePoint: number): boolean {
    return this.known.has(codePoint);
  }

  /** In thousandths of the size of the text. */
  widthOf(text: string, direction: RunDirection): number {
    return (this.lay(text, direction).advanceWidth * 1_000) / this.font.unitsPerEm;
  }

  /**
   * What the PDF library embeds for texts of one direction: the font itself, but for how a text becomes glyphs. Each direction has its own: a bracket that
   * is turned around is copied as the other one. The library changes the positions that it gets, so they are copies.
   */
  source(direction: RunDirection): Font {
    const layout = (text: string) => {
      const laid = this.lay(text, direction);
      return { ...laid, positions: laid.positions.map((position) => ({ ...position })) };
    };
    // The library takes two fonts of one name for one.
    const postscriptName = `${this.font.postscriptName}-${direction}`;
    return Object.create(this.font, { layout: { value: layout }, postscriptName: { value: postscriptName } }) as Font;
  }

  private lay(text: string, direction: RunDirection): Laid {
    const kept = this.kept[direction];
    const known = kept.get(text);
    if (known) return known;
    const laid =
      direction === 'ltr' ? this.font.layout(text, FEATURES, undefined, undefined, 'ltr') : this.layTurned(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, laid);
    return laid;
  }

  private layTurned(text: string): Laid {
    const shown = Array.from(text, (letter) => mirrorOf(letter) ?? letter).join('');
    const { glyphs, positions } = this.font.layout(shown, FEATURES, undefined, undefined, 'rtl');
    const placed = glyphs.map((glyph, index) =>
      this.placed(glyph, positions[index] ?? UNMOVED, glyphs[index + 1], glyphs[index - 1]),
    );
    return {
      glyphs: placed.map(({ glyph }) => glyph),
      positions: placed.map(({ position }) => position),
      advanceWidth: placed.reduce((sum, { position }) => sum + position.xAdvance, 0),
    };
  }

  /**
   * Readers of PDF files turn a line of Arabic around glyph by glyph when they copy it, and some turn the letters of one glyph too. So a ligature stands for its
   * alef alone, and an empty glyph behind it for the lam. A bracket stands for the one that was meant.
   */
  private placed(glyph: Glyph, position: GlyphPosition, next: Glyph | undefined, last: Glyph | undefined): Placed {
    const [codePoint = 0] = glyph.codePoints;
    if (codePoint === LAM && LAM_ALEF.has(last?.codePoints[0] ?? 0))
      return { glyph: standingFor(this.font.glyphForCodePoint(0), [LAM]), position: UNMOVED };
    const forms = next?.codePoints[0] === LAM ? LAM_ALEF.get(codePoint) : undefined;
    if (forms && next) {
      const isAlone = next.id === this.font.glyphForCodePoint(LAM_THAT_BEGINS).id;
      const ligature = this.font.glyphForCodePoint(isAlone ? forms.alone : forms.joined);
      return { glyph: standingFor(ligature, [codePoint]), position: { ...UNMOVED, xAdvance: ligature.advanceWidth } };
    }
    const meant = mirrorOf(String.fromCodePoint(codePoint))?.codePointAt(0);
    return { glyph: meant === undefined ? glyph : standingFor(glyph, [meant]), position };
  }
}

interface Placed {
  readonly glyph: Glyph;
  readonly position: GlyphPosition;
}

const standingFor = (glyph: Glyph, codePoints: readonly number[]): Glyph =>
  Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph;

/** The font remembers a glyph with the letters that it was first asked for, or with none where it was a part of another glyph: these are copied. */
function rememberLetters(font: Font): void {
  const ofFont = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = ofFont(id);
    return codePoints.length === 0 ? glyph : standingFor(glyph, codePoints);
  };
}
