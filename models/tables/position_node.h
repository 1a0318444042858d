#pragma once

#include "models/tables/position_tree.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ballast::tables {

/// A row of the tree with the rows under it. They stand as they are shown; `natural` has them as
/// the book has them, by which new values find their row whatever the order on the screen.
struct PositionTree::Node {
    PositionRow row;
    Node* above = nullptr;
    int place = 0;
    int depth = 0;  ///< of groups from the outside in, from 1; 0: the whole
    std::vector<std::unique_ptr<Node>> children;
    std::vector<Node*> natural;
    std::uint64_t trendOf = 0;  ///< of which generation its points are; 0: none yet
    std::vector<double> trend;

    static std::unique_ptr<Node> from(const PositionBranch& branch, Node* above)
    {
        auto node = std::make_unique<Node>();
        node->row = branch.row;
        node->above = above;
        node->depth = above->depth + 1;
        node->children.reserve(branch.children.size());
        for (const PositionBranch& child : branch.children) {
            node->children.push_back(from(child, node.get()));
            node->natural.push_back(node->children.back().get());
        }
        node->number();
        return node;
    }
    void number()
    {
        for (std::size_t i = 0; i < children.size(); ++i) children[i]->place = static_cast<int>(i);
    }
};

}  // namespace ballast::tables
