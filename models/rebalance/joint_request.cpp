#include "models/rebalance/joint_request.h"

#include "models/rebalance/joint_standing.h"

namespace ballast::rebalance {

JointAnswer answerOf(const JointRequest& request)
{
    JointSituation s;
    s.board = request.board.get();
    s.now = request.now;
    s.delta = request.delta;
    if (request.book) {
        s.exposure = request.book->find(request.hedge.underlying);
        s.smile = portfolio::viewOf(request.book->smiles, request.hedge.underlying);
    }
    JointAnswer answer{request.wish,  request.hedge.underlying,     request.now,
                       request.board, jointHedge(request.hedge, s), {}};
    if (!request.standing.empty() && s.board && s.exposure)
        answer.standing = standingOf(request.hedge, s, request.standing);
    return answer;
}

}  // namespace ballast::rebalance
