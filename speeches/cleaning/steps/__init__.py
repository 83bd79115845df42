"""The steps, in the order in which they run; the order matters, and why is said beside each."""

from speeches.cleaning.step import Step
from speeches.cleaning.steps import (
    decode_entities,
    drop_anti_copy_noise,
    drop_code_leaks,
    drop_doubled_marks,
    drop_forum_frame,
    drop_inline_notices,
    drop_invisible,
    drop_page_counters,
    drop_page_foot,
    drop_page_frame,
    drop_paywall_notices,
    drop_repeated_titles,
    drop_site_lines,
    drop_watermarks,
    join_broken_lines,
    join_hard_wraps,
    join_preview_pages,
    join_spaced_words,
    remove_pinyin,
    restore_gbk,
    restore_mojibake,
    restore_quotes,
    restore_simplified,
    set_apart_annexes,
    set_apart_articles,
    set_apart_notes,
    set_apart_parts,
    split_glued_lines,
    split_headings,
    take_head_lines,
    trim_lines,
    unify_glyphs,
    widen_punctuation,
)

STEPS: tuple[Step, ...] = (
    restore_mojibake.STEP,  # first: it needs every byte, those of invisible characters too
    drop_invisible.STEP,  # no later pattern has to think of characters nobody sees
    decode_entities.STEP,  # before any line or mark is looked at: some are still encoded
    drop_anti_copy_noise.STEP,  # before marks are widened, of which it is made
    drop_code_leaks.STEP,  # before punctuation is widened, by which code could not be told any more
    unify_glyphs.STEP,  # no later pattern has to think of radicals
    drop_page_frame.STEP,  # first of those that look at lines: it alone sees them as the page laid them out
    join_hard_wraps.STEP,  # before trimming: the indents tell where paragraphs begin
    trim_lines.STEP,  # every later step may take a line for a paragraph
    drop_forum_frame.STEP,  # early: its invitations read like sentences, and its replies like articles
    remove_pinyin.STEP,  # what is left are readings that damaged characters need
    restore_gbk.STEP,  # with the readings left that it needs, and in the script the bytes were written in
    remove_pinyin.STEP,  # the readings behind restored characters
    restore_quotes.STEP,  # behind the bytes, whose repair reads an open mark as evidence
    join_spaced_words.STEP,  # before the script is restored, which reads phrases
    restore_simplified.STEP,  # before any words are looked for
    drop_page_counters.STEP,  # before joining: a counter stands between the halves of a sentence
    drop_site_lines.STEP,  # before joining: a watermark may stand between the halves of a sentence
    drop_inline_notices.STEP,  # before the addresses it names are taken for watermarks
    drop_watermarks.STEP,  # before joining, as counters; in the script its words are known in
    drop_paywall_notices.STEP,  # before joining: a notice stands between the halves of a sentence
    join_preview_pages.STEP,  # before headings are looked for: 2、 is none here
    split_glued_lines.STEP,  # behind the numbers of previews, before all that looks at lines above and below
    drop_repeated_titles.STEP,  # while the titles above the text are still there to compare with
    drop_page_foot.STEP,  # before the articles: the foot is the page's, not the last article's
    set_apart_notes.STEP,  # before the head is taken off: a note is running text, and the speech begins below it
    take_head_lines.STEP,  # behind the steps that compare with the titles above the text
    trim_lines.STEP,  # the steps above leave empty lines
    split_headings.STEP,  # before joining: a heading is recognisable only at the head of a line
    join_broken_lines.STEP,  # behind all that takes lines out between the halves
    drop_doubled_marks.STEP,  # behind joining, which brings marks together
    widen_punctuation.STEP,  # behind the repairs that read half-width marks as evidence
    set_apart_parts.STEP,  # the last ones: what is set apart is restored like the speech
    set_apart_articles.STEP,  # behind the parts: each of them may have its own further reading
    set_apart_annexes.STEP,  # behind the articles, which may stand below what is attached
)
