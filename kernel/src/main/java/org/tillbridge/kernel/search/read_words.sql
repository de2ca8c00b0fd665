-- What the texts of a search are looked for as: folded, cut into words, marked by what they are words of.   In: :fields, :texts   Out: one row a text, its words
-- Reads only.
-- Uses index: none. Expected: as many rows as there are texts.
select r.no,
    case r.field
        when 'NAME' then name_words(r.text)
        when 'EMAIL' then array['@' || left(fold(r.text), 254)]
        when 'PHONE' then array['+' || r.text]
        when 'ADDRESS' then array['/' || address_phrase(r.text, null, null), '~' || postal_word(r.text)]
        else '{}'
    end as words
from unnest(cast(:fields as text[]), cast(:texts as text[])) with ordinality r (field, text, no)
order by r.no
