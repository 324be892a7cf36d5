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

/**
 * Ligatures are disabled, because readers copy them in the wrong order. Arabic needs those of lam and alef, so
 * `placed` makes them.
 */
const FEATURES = { liga: false, dlig: false, calt: false, rlig: false };

const LAM = 0x0644;

/** The ligature of lam with each alef: on its own, and joined to a preceding letter. */
const LAM_ALEF: ReadonlyMap<number, { readonly alone: number; readonly joined: number }> = new Map([
  [0x0622, { alone: 0xfef5, joined: 0xfef6 }],
  [0x0623, { alone: 0xfef7, joined: 0xfef8 }],
  [0x0625, { alone: 0xfef9, joined: 0xfefa }],
  [0x0627, { alone: 0xfefb, joined: 0xfefc }],
]);
const LAM_THAT_BEGINS = 0xfedf;

const UNMOVED = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 } as GlyphPosition;

/** Texts cached with their glyphs, because figures and words repeat in a document. */
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

  /** In thousandths of the text size. */
  widthOf(text: string, direction: RunDirection): number {
    return (this.lay(text, direction).advanceWidth * 1_000) / this.font.unitsPerEm;
  }

  /**
   * The font that the PDF library embeds for texts of one direction, with its own layout of text as glyphs. Each
   * direction has its own font, because a mirrored bracket is copied as the opposite one. The library modifies the
   * positions, so it gets copies.
   */
  source(direction: RunDirection): Font {
    const layout = (text: string) => {
      const laid = this.lay(text, direction);
      return { ...laid, positions: laid.positions.map((position) => ({ ...position })) };
    };
    // The library treats two fonts of the same name as one.
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
   * PDF readers reverse a line of Arabic glyph by glyph when they copy it, and some also reverse the letters of one
   * glyph. So the ligature's glyph stands for its alef only, and an empty glyph after it for the lam. A mirrored
   * bracket stands for the intended one.
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

/**
 * The font caches a glyph with the letters of its first request, or without any if it was first a part of another
 * glyph. Readers copy these letters, so each request gets its own.
 */
function rememberLetters(font: Font): void {
  const ofFont = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = ofFont(id);
    return codePoints.length === 0 ? glyph : standingFor(glyph, codePoints);
  };
}
