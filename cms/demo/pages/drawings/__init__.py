"""The demo's pictures, drawn by code so that they can be read and changed as text."""

from __future__ import annotations

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from wagtail.images import get_image_model

from . import case_places, case_scenes, diagrams, emblems, scenes

DRAWINGS: dict[str, tuple[str, Callable[[], Canvas.Image]]] = {
    "two-circles": ("第1章 きょうどうってなに？", emblems.two_circles),
    "stepping-stones": ("第2章 ハンドブックができるまで", emblems.stepping_stones),
    "bridge": ("第3章 協働の基本", emblems.bridge),
    "six-doors": ("第4章 協働・連携を進めるために", emblems.six_doors),
    "townscape": ("第5章 身近なヒント", emblems.townscape),
    "shelf": ("資料編", emblems.shelf),
    "folded-sheet": ("概要版", emblems.folded_sheet),
    "areas-of-collaboration": ("協働の5つの領域", diagrams.areas_of_collaboration),
    "three-viewpoints": ("大切にする3つの視点", diagrams.three_viewpoints),
    "confluence": ("協働の相乗効果", diagrams.confluence),
    "milestones": ("ともに市の協働の歩み", diagrams.milestones),
    "five-pillars": ("協働を進める5つの柱", diagrams.five_pillars),
    "forms-on-an-axis": ("協働の5つの形態", diagrams.forms_on_an_axis),
    "five-partners": ("協働の5者", diagrams.five_partners),
    "cycle": ("企画、実施、評価、見直し", diagrams.cycle),
    "gathered-notes": ("情報を1か所に", scenes.gathered_notes),
    "growing-steps": ("段階に応じた学び", scenes.growing_steps),
    "town-map": ("活動の場", scenes.town_map),
    "puzzle": ("強みを組み合わせる", scenes.puzzle),
    "untangled": ("相談で整理する", scenes.untangled),
    "three-grants": ("補助金の3つの区分", scenes.three_grants),
    "four-seasons": ("身近な4つの取組", scenes.four_seasons),
    "seeds": ("事例を生かす", scenes.seeds),
    "river-bank": ("川辺の清掃", case_scenes.river_bank),
    "supper-table": ("みんなの食卓", case_scenes.supper_table),
    "open-shelter": ("開かれた避難所", case_scenes.open_shelter),
    "snow-path": ("雪をかいた道", case_scenes.snow_path),
    "plain-words": ("分かりやすい文書", case_scenes.plain_words),
    "gallery-wall": ("文化祭の展示", case_scenes.gallery_wall),
    "night-market": ("駅前の夜市", case_places.night_market),
    "flood-map": ("水の出やすい道の地図", case_places.flood_map),
    "open-places": ("今から行ける場所", case_places.open_places),
    "shared-ride": ("送迎の車", case_places.shared_ride),
    "cat-corner": ("塀の上の猫", case_places.cat_corner),
    "bicycle-lane": ("自転車の道", case_places.bicycle_lane),
}
"""Title and drawing by name, as in ``![…](drawing:areas-of-collaboration)``."""


def drawing_image(name: str) -> int:
    """The id of the image of a drawing, drawn when it is not there yet; KeyError if unknown."""
    title, draw = DRAWINGS[name]
    model = get_image_model()
    stored = model.objects.filter(title=title, file__contains=name).first()
    if stored is None:
        buffer = io.BytesIO()
        draw().save(buffer, "PNG", optimize=True)
        stored = model.objects.create(
            title=title, file=ContentFile(buffer.getvalue(), name=f"{name}.png")
        )
    return int(stored.pk)
