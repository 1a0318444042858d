#include "connectors/deribit/fast_path.h"

namespace ballast::deribit {

std::optional<Notification> decodeUsualOrder(std::string_view, const Names&, core::Time,
                                             std::vector<engine::Event>&)
{
    return {};
}

}  // namespace ballast::deribit
