list(APPEND BALLAST_MODEL_FILES
    replay/bytes.h replay/compare.cpp replay/compare.h replay/config_codec.cpp replay/config_codec.h
    replay/config_fields.h replay/cursor.cpp replay/cursor.h replay/difference.cpp replay/difference.h
    replay/event_codec.cpp replay/event_codec.h replay/event_fields.h replay/marks.cpp replay/marks.h
    replay/pace.cpp replay/pace.h replay/parking.cpp replay/parking.h replay/player.cpp replay/player.h
    replay/policy_fields.h replay/record_fields.h replay/session_list.cpp replay/session_list.h replay/walk.h replay/wish.h)
